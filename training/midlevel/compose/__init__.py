"""Composes random but plausible pieces, to train what hears the qualities of music on scores that are known."""

from .piece import compose

__all__ = ["compose"]
