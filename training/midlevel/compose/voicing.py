"""How the tones of a chord are laid out in pitch."""


def near(pitch_class: int, target: float) -> int:
    """The pitch of this class that lies nearest to the target."""
    return pitch_class + 12 * round((target - pitch_class) / 12)


def into(pitch: float, low: float, high: float) -> float:
    """The pitch, by octaves, in a range."""
    while pitch < low:
        pitch += 12
    while pitch > high:
        pitch -= 12
    return max(pitch, low)


def close(tones: tuple[int, ...], centre: float, previous: list[int] | None) -> list[int]:
    """The inversion whose voices move least from the chord before."""
    best, best_cost = [], 1e9
    for turn in range(len(tones)):
        order = tones[turn:] + tones[:turn]
        pitches = [near(order[0], centre - 5)]
        for tone in order[1:]:
            pitches.append(pitches[-1] + ((tone - pitches[-1]) % 12 or 12))
        cost = movement(pitches, previous) + abs(sum(pitches) / len(pitches) - centre) * 0.7
        if cost < best_cost:
            best, best_cost = pitches, cost
    return best


def movement(pitches: list[int], previous: list[int] | None) -> float:
    return sum(min(abs(p - q) for q in previous) for p in pitches) if previous else 0.0


def opened(pitches: list[int]) -> list[int]:
    """The second voice from above an octave lower ("drop two")."""
    return sorted(pitches[:-2] + [pitches[-2] - 12] + pitches[-1:]) if len(pitches) > 2 else pitches


def guitar(tones: tuple[int, ...], bass: int, low: int, count: int) -> list[int]:
    """Root below, then upwards by about fourths, as the strings of a guitar lie."""
    pitches = [low + (bass - low) % 12]
    cycle = (tones[2 % len(tones)],) + tones + tones
    for i in range(count - 1):
        floor = pitches[-1] + (5 if i == 0 else 3)
        choices = [floor + (tone - floor) % 12 for tone in tones]
        pitches.append(min(choices, key=lambda p: p + 2 * (p % 12 == pitches[-1] % 12) - (p % 12 == cycle[i] % 12)))
    return pitches


def power(root: int, low: int) -> list[int]:
    """Root, fifth and octave, for distorted guitars."""
    pitch = low + (root - low) % 12
    return [pitch, pitch + 7, pitch + 12]
