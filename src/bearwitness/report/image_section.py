"""An image on the page: what it shows, and under which licence it stands."""

from __future__ import annotations

from bearwitness.domain.release import ReleasedImage
from bearwitness.report.markup import Html, tag
from bearwitness.report.words import Speaker


def image_section(image: ReleasedImage, say: Speaker) -> Html:
    """One image."""
    said = image.alt.of(say.language)
    picture = tag("img", src=image.path, alt=said)
    return tag(
        "section",
        tag("figure", picture, class_="chart picture"),
        tag("p", said),
        tag(
            "p", say("images.licence", licence=image.licence), " ", tag("code", image.figure), class_="frame"
        ),
        class_="figure",
        id_=image.figure,
    )
