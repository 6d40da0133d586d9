"""The canteen itself: rules and data, with no screen, no camera, no web."""
