"""Marks of the kinds of actor, as SVG paths around the origin."""

from sources.choices import ActorKind

CORNERS = {
    ActorKind.ARMED_GROUP: ((0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    ActorKind.GOVERNMENT: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ActorKind.COUNTRY: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    ActorKind.PARTY: ((0, -1.1), (1.05, -0.3), (0.65, 0.95), (-0.65, 0.95), (-1.05, -0.3)),
    ActorKind.COMPANY: (
        (-0.6, -1), (0.6, -1), (1.15, 0), (0.6, 1), (-0.6, 1), (-1.15, 0),
    ),
    ActorKind.MEDIA: ((-1.1, -0.8), (1.1, -0.8), (0, 1.15)),
    ActorKind.INTERNATIONAL: (
        (0, -1.3), (0.35, -0.45), (1.25, -0.4), (0.55, 0.2), (0.8, 1.1),
        (0, 0.6), (-0.8, 1.1), (-0.55, 0.2), (-1.25, -0.4), (-0.35, -0.45),
    ),
    ActorKind.BODY: ((-1.3, -0.6), (1.3, -0.6), (1.3, 0.6), (-1.3, 0.6)),
    ActorKind.OTHER: (
        (-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4),
        (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip
WORDS = {
    ActorKind.PERSON: "circle",
    ActorKind.ARMED_GROUP: "triangle",
    ActorKind.GOVERNMENT: "square",
    ActorKind.COUNTRY: "diamond",
    ActorKind.PARTY: "pentagon",
    ActorKind.COMPANY: "hexagon",
    ActorKind.MEDIA: "triangle, point down",
    ActorKind.INTERNATIONAL: "star",
    ActorKind.BODY: "flat box",
    ActorKind.OTHER: "cross",
}


def shape(kind: str, radius: float) -> str:
    if kind not in CORNERS:
        r = f"{radius:g}"
        return f"M-{r} 0a{r} {r} 0 1 0 {2 * radius:g} 0a{r} {r} 0 1 0 -{2 * radius:g} 0z"
    points = (f"{round(x * radius, 1):g} {round(y * radius, 1):g}" for x, y in CORNERS[kind])
    return f"M{'L'.join(points)}z"
