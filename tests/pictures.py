"""Pictures made for tests, of any size, form and orientation."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

#: EXIF's tag of how the camera was held, and that of the place where it was.
ORIENTATION, GPS = 0x0112, 0x8825


def picture(  # one function for all forms
    width: int = 90, height: int = 120, colour: str = "#804020", form: str = "JPEG", orientation: int = 0
) -> bytes:
    """A picture whose upper left corner is white."""
    image = Image.new("RGB", (width, height), colour)
    image.paste("white", (0, 0, max(1, width // 4), max(1, height // 4)))
    exif = Image.Exif()
    if orientation:
        exif[ORIENTATION] = orientation
        exif.get_ifd(GPS)[1] = "N"
    out = BytesIO()
    image.save(out, form, **({"exif": exif} if orientation else {}))
    return out.getvalue()
