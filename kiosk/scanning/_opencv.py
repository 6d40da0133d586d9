"""The one door to OpenCV: the settings that must be there before it is imported, the traces that must go after.

Everybody else in `kiosk.scanning` takes `cv2` from here.
"""

from __future__ import annotations

import os
import sys

from core.errors import EnvironmentFault


class VisionLibraryMissing(EnvironmentFault):
    """OpenCV cannot be imported: no camera; scanners and the search by name still work."""

    template = (
        "La libreria per la fotocamera (OpenCV) non si carica: {reason}. "
        "Reinstalla il programma con «python start.py»; intanto puoi usare il lettore di codici o la ricerca per nome."
    )


# Media Foundation takes up to a minute to open a camera with its hardware transforms on; it reads this at import.
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
if sys.platform == "win32":
    # PySide6 brings the C++ runtime that the decoders need; on Windows the first copy loaded serves everybody.
    import PySide6  # noqa: F401 - imported for its libraries only
# What FFmpeg and V4L2 say of every lost camera would fill the log: the watch reports it once, in our words.
os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")

try:
    import cv2
except ImportError as error:
    raise VisionLibraryMissing(reason=error) from error

# The full OpenCV build points Qt at its own plugins (Qt 5), which PySide6 cannot load.
for _name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    os.environ.pop(_name, None)

# One thread of ours decodes; OpenCV's own pool would only burn the second core, which draws the screen.
cv2.setNumThreads(1)

__all__ = ["VisionLibraryMissing", "cv2"]
