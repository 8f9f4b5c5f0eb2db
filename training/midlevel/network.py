"""The network: two views of ten seconds of sound, and what a listener would say of them.

`mel`, how energy is spread over 80 bands, tells timbre and rhythm; `pitch`, energy by semitone, tells harmony. The
pitch branch folds octaves and looks at all twelve transpositions alike, so that it knows no absolute key. Both feed
both heads. Only layers that OpenCV's reader of ONNX runs rightly are used.
"""

import torch
from torch import nn

from instruments import SOURCES
from targets import PERCEPTIONS

# What else is told of the whole window, beside the perceptions.
IMPRESSIONS = (*PERCEPTIONS, "electronic", "fullness")
SEGMENTS = 9  # of a window, 1.11 s each: for each, which sources are heard


def layer(channels_in: int, channels_out: int, kernel, stride=1, padding=0) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(channels_in, channels_out, kernel, stride, padding, bias=False),
                         nn.BatchNorm2d(channels_out), nn.ReLU())


class MelBranch(nn.Module):
    """N x 1 x 80 x 432 to N x 96 x 1 x 27: a step is 0.37 s."""

    channels = 96

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            layer(1, 12, 5, 2, 2),
            layer(12, 24, 3, 2, 1),
            layer(24, 40, 3, (2, 1), 1),
            layer(40, 64, 3, (1, 2), 1),
            layer(64, 64, 3, 2, 1),
            nn.Dropout2d(0.1),
            layer(64, self.channels, (5, 3), 1, (0, 1)),
        )

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        return self.layers(mel)


class PitchBranch(nn.Module):
    """N x 1 x 72 x 108 to 160 values of the window and N x 32 x 1 x 18 over time.

    Keys are looked for in the mean of the window, as a person hums the tonic at the end and not at every note, and in
    the means of its quarters."""

    of_window, over_time = 2 * 32 + 4 * 24, 32

    def __init__(self):
        super().__init__()
        self.notes = nn.Sequential(layer(1, 12, 3, 1, 1), layer(12, 16, 3, (1, 2), 1))
        self.fold, self.fold_bass = nn.AvgPool2d((6, 1)), nn.AvgPool2d((2, 1))
        self.window, self.quarter, self.moment = nn.AvgPool2d((1, 54)), nn.AvgPool2d((1, 13)), nn.AvgPool2d((1, 3))
        self.key = nn.Sequential(layer(32, 48, (12, 1)), layer(48, 32, 1))
        self.keys_of_quarters = nn.Sequential(layer(32, 32, (12, 1)), layer(32, 24, 1))
        self.chords = layer(32, 24, (12, 1))
        self.changes = layer(48, self.over_time, (1, 3), 1, (0, 1))
        self.any_key, self.all_keys = nn.MaxPool2d((12, 1)), nn.AvgPool2d((12, 1))
        self.all_quarters, self.any_quarter = nn.AvgPool2d((1, 4)), nn.MaxPool2d((1, 4))

    def forward(self, pitch: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        octaves = self.notes(pitch).reshape(-1, 16, 6, 12 * 54)
        classes = torch.cat([self.fold(octaves), self.fold_bass(octaves[:, :, :2])], 1).reshape(-1, 32, 12, 54)
        around = torch.cat([classes, classes[:, :, :11]], 2)  # after B comes C again
        key = self.key(self.window(around))
        quarters = self.keys_of_quarters(self.quarter(around[:, :, :, :52]))
        each = self.any_key(quarters)
        together = self.all_quarters(quarters)
        chords = self.chords(self.moment(around))
        of_window = torch.cat([self.any_key(key), self.all_keys(key), self.all_quarters(each), self.any_quarter(each),
                               self.any_key(together), self.all_keys(together)], 1)
        return of_window, self.changes(torch.cat([self.any_key(chords), self.all_keys(chords)], 1))


class RhythmBranch(nn.Module):
    """N x 1 x 80 x 432 to N x 32 values: onsets, and how well they fit themselves up to 3.3 seconds later. The other
    branches see a second and a half at a time: too little to tell a pulse."""

    channels = 32
    frames, lags, kinds = 216, 72, 8  # frames of 46 ms; kinds of onsets, in two groups

    def __init__(self):
        super().__init__()
        self.onsets = layer(1, 8, (20, 5), (20, 2), (0, 2))  # in four registers
        self.mixed = layer(32, self.kinds, 1)
        self.above_mean = nn.Conv2d(self.kinds, self.kinds, (1, 21), 1, (0, 10), groups=self.kinds, bias=False)
        with torch.no_grad():
            self.above_mean.weight.fill_(-1 / 21)
            self.above_mean.weight[..., 10] += 1
        self.repeated = nn.Conv2d(1, self.lags, 1, bias=False).requires_grad_(False)  # OpenCV divides only like by like
        with torch.no_grad():
            self.repeated.weight.fill_(1)
        self.recurrence = nn.Sequential(nn.Linear(2 * self.lags, self.channels), nn.ReLU())

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        onsets = self.above_mean(self.mixed(self.onsets(mel).reshape(-1, 32, 1, self.frames)))
        onsets = onsets.reshape(-1, self.kinds, self.frames)
        half = self.kinds // 2
        return self.recurrence(torch.cat([self.autocorrelation(onsets[:, :half]),
                                          self.autocorrelation(onsets[:, half:])], 1))

    def autocorrelation(self, onsets: torch.Tensor) -> torch.Tensor:
        """N x kinds x frames to N x lags: relative to lag 0. Products of all pairs of frames, as rows; each row is then
        one longer than the places it fills, which moves the next one to the left, and columns become lags."""
        length = self.frames
        products = torch.matmul(onsets.transpose(1, 2), onsets)
        nothing = products * 0
        in_line = torch.cat([products, nothing], 2).reshape(-1, 1, 2 * length * length)
        moved = torch.cat([in_line, nothing[:, :1]], 2).reshape(-1, length, 2 * length + 1)
        sums = moved[:, :, : self.lags].mean(1)
        whole = self.repeated(sums[:, :1].reshape(-1, 1, 1, 1)).reshape(-1, self.lags)
        return sums / (whole + 1e-6)


class Network(nn.Module):
    """Gives `perceptions`, N x 9, and `sources`, N x 9 segments x 12, all in 0 to 1."""

    def __init__(self):
        super().__init__()
        self.mel, self.pitch, self.rhythm = MelBranch(), PitchBranch(), RhythmBranch()
        self.mel_mean, self.mel_max = nn.AvgPool2d((1, 27)), nn.MaxPool2d((1, 27))
        self.pitch_mean, self.pitch_max = nn.AvgPool2d((1, 18)), nn.MaxPool2d((1, 18))
        self.mel_mean_of_segment, self.mel_max_of_segment = nn.AvgPool2d((1, 3)), nn.MaxPool2d((1, 3))
        self.pitch_mean_of_segment = nn.AvgPool2d((1, 2))
        seen = 2 * MelBranch.channels + PitchBranch.of_window + 2 * PitchBranch.over_time + RhythmBranch.channels
        self.impressions = nn.Sequential(nn.Linear(seen, 64), nn.ReLU(), nn.Dropout(0.2),
                                         nn.Linear(64, len(IMPRESSIONS)), nn.Sigmoid())
        self.sources = nn.Sequential(layer(2 * MelBranch.channels + PitchBranch.over_time, 64, (1, 3), 1, (0, 1)),
                                     nn.Dropout2d(0.1), nn.Conv2d(64, len(SOURCES), 1), nn.Sigmoid())

    def forward(self, mel: torch.Tensor, pitch: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        heard = self.mel(mel)
        keys, notes = self.pitch(pitch)
        whole = torch.cat([self.mel_mean(heard), self.mel_max(heard), keys, self.pitch_mean(notes),
                           self.pitch_max(notes)], 1).flatten(1)
        segments = torch.cat([self.mel_mean_of_segment(heard), self.mel_max_of_segment(heard),
                              self.pitch_mean_of_segment(notes)], 1)
        sources = self.sources(segments).reshape(-1, len(SOURCES), SEGMENTS).transpose(1, 2)
        return self.impressions(torch.cat([whole, self.rhythm(mel)], 1)), sources
