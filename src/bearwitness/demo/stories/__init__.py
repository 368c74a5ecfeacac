"""Fictional trajectories of which the truth is known, also of those who never got away."""

from bearwitness.demo.stories.life import Life as Life
from bearwitness.demo.stories.life import live as live
from bearwitness.demo.stories.tell import tell as tell
from bearwitness.demo.stories.truth import StoryTruth as StoryTruth
