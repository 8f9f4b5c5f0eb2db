#!/usr/bin/env python3
"""Writes the .npz files beside it with NumPy itself, so that the reader is tested on what NumPy writes."""
import io
import pathlib
import zipfile

import numpy as np

here = pathlib.Path(__file__).parent
matrix = np.array([[0.5, -1.25, 3.0], [1e-3, np.nan, 65504.0], [0.0, 2.0, -7.0], [0.25, 4.0, 8.0]])
labels = np.array([[1, 0], [0, 1], [1, 1], [0, 0]])

np.savez(here / "plain.npz", X=matrix, y=labels, feature_names=np.array(["x0", "xé", "x鼓"]),
         tag_names=np.array([b"happy", b"sad"]), ids=np.array(["a.mp3", "b.mp3", "c.mp3", "d.mp3"]),
         artist=np.array([7, 7, 9, 9], dtype="u2"), spectra=np.zeros((4, 2, 2)))
np.savez_compressed(here / "packed.npz", features=np.asfortranarray(matrix.astype("f4")), labels=labels.astype(bool),
                    ids=np.array([11, 12, 13, 14]))
np.savez(here / "objects.npz", X=matrix, y=np.array(["a", None, "b", "c"], dtype=object))
np.savez(here / "classes.npz", X=matrix, y=np.array([2, 0, 1, 2], dtype="i1"), classes=np.array(["pop", "rock", "folk"]))


def packed(array, version):
    """One array in a given version of the format; numpy.savez itself picks the lowest that will do."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version=version)
    return stream.getvalue()


with zipfile.ZipFile(here / "types.npz", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("X.npy", packed(matrix.astype(">f8"), (2, 0)))
    archive.writestr("y.npy", packed(np.array([0, 1, 1, 0], dtype=">i4"), (3, 0)))
    archive.writestr("half.npy", packed(matrix[:, 2].astype("<f2"), (1, 0)))
    archive.writestr("single.npy", packed(matrix[:, 0].astype(">f4"), (1, 0)))
    archive.writestr("small.npy", packed(np.array([-128, -1, 0, 127], dtype="i1"), (1, 0)))
    archive.writestr("large.npy", packed(np.array([-2**40, 2**40, 0, 1], dtype="<i8"), (1, 0)))
    archive.writestr("unsigned.npy", packed(np.array([0, 65535, 1, 2], dtype=">u2"), (1, 0)))
    archive.writestr("text.npy", packed(np.array(["é", "", "ab", "鼓"], dtype=">U2"), (1, 0)))
    archive.writestr("folder/readme.txt", "not an array")
