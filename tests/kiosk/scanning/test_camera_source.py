from __future__ import annotations

import pytest

from kiosk.scanning.camera_source import CameraSource, CameraSourceNotUnderstood, SourceKind


@pytest.mark.parametrize(
    ("text", "kind", "location"),
    [
        ("0", SourceKind.DEVICE, "0"),
        (" 02 ", SourceKind.DEVICE, "2"),
        ("/dev/video1", SourceKind.DEVICE, "/dev/video1"),
        ("demo.avi", SourceKind.FILE, "demo.avi"),
        ("/tmp/con spazi/à.mp4", SourceKind.FILE, "/tmp/con spazi/à.mp4"),
        ("C:\\filmati\\prova.avi", SourceKind.FILE, "C:\\filmati\\prova.avi"),
        ("cards/%03d.jpg", SourceKind.PATTERN, "cards/%03d.jpg"),
        ("cards/%d.png", SourceKind.PATTERN, "cards/%d.png"),
        ("100%.avi", SourceKind.FILE, "100%.avi"),
        ("http://10.0.0.5:8080/video", SourceKind.STREAM, "http://10.0.0.5:8080/video"),
        ("RTSP://cam/1", SourceKind.STREAM, "RTSP://cam/1"),
    ],
)
def test_what_a_text_means(text, kind, location):
    assert CameraSource.parse(text) == CameraSource(kind, location)


@pytest.mark.parametrize("text", ["", "   ", "100", "ftp://x/y", "http://", "a\nb", "a\u202eb", "x" * 1001])
def test_what_is_no_camera(text):
    with pytest.raises(CameraSourceNotUnderstood, match="non indica una fotocamera"):
        CameraSource.parse(text)


@pytest.mark.parametrize(
    ("text", "is_live"), [("0", True), ("rtsp://cam/1", True), ("a.avi", False), ("%03d.jpg", False)]
)
def test_what_shows_the_present(text, is_live):
    assert CameraSource.parse(text).is_live is is_live


def test_the_password_of_a_stream_is_never_shown():
    shown = CameraSource.parse("rtsp://admin:segreto@cam.local:554/1?x=2").shown
    assert shown == "rtsp://***@cam.local:554/1?x=2"
    assert CameraSource.parse("http://cam/video").shown == "http://cam/video"
