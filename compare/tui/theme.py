"""The colours: orange for the base, blue for the version; dark, light, and both with high contrast."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="rashomon",
    primary="#6CB6FF",
    secondary="#FFA657",
    accent="#6CB6FF",
    foreground="#E6EAF0",
    background="#11151C",
    surface="#171C25",
    panel="#1F2632",
    warning="#FFA657",
    error="#FFA657",
    success="#6CB6FF",
    dark=True,
    variables={"footer-key-foreground": "#6CB6FF", "dim": "#9AA7B8"},
)

LIGHT: Final = Theme(
    name="rashomon-light",
    primary="#0550AE",
    secondary="#A33F00",
    accent="#0550AE",
    foreground="#1B1F24",
    background="#FFFFFF",
    surface="#F4F6F9",
    panel="#E7ECF2",
    warning="#A33F00",
    error="#A33F00",
    success="#0550AE",
    dark=False,
    variables={"dim": "#55606E"},
)

BLACK: Final = Theme(
    name="rashomon-high-contrast",
    primary="#8CCBFF",
    secondary="#FFC27A",
    accent="#FFFFFF",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1A1A1A",
    warning="#FFC27A",
    error="#FFC27A",
    success="#8CCBFF",
    dark=True,
    variables={"footer-key-foreground": "#8CCBFF", "dim": "#D0D0D0"},
)

THEMES: Final = {"dark": DARK, "light": LIGHT, "high-contrast": BLACK}
"""Name for the command line and the configuration -> theme."""

DEFAULTS: Final = {"dim": "#808B99"}
"""Variables that other themes lack: a grey that can be read on dark and on light."""
