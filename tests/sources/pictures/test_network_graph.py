from sources.pictures.network_graph import Edge, Strand, edges, strengths
from sources.pictures.network_ties import Facts, Gathering, Tie, TieKind

ADA, BEN, CARLA, DORA = 1, 2, 3, 4


def met(event: int, *actors: int, kind=TieKind.EVENT) -> Gathering:
    return Gathering(event, kind, tuple((actor, 10 * event + actor) for actor in actors))


def says(kind: TieKind, speaker: int, other: int, quote: int) -> Tie:
    return Tie(kind, speaker, other, ("quote", quote))


def found(*parts) -> Facts:
    return Facts(
        tuple(part for part in parts if isinstance(part, Gathering)),
        tuple(part for part in parts if isinstance(part, Tie)),
        capped=False,
    )


def test_weight_counts_distinct_entries():
    facts = found(
        met(1, ADA, BEN),
        met(2, ADA, BEN, CARLA),
        says(TieKind.ABOUT, BEN, ADA, 7),
        says(TieKind.TO, BEN, ADA, 7),
    )
    assert edges(facts, {ADA, BEN}) == [
        Edge(
            ADA,
            BEN,
            weight=3,
            strands=(
                Strand(TieKind.EVENT, 2, 0, 0),
                Strand(TieKind.ABOUT, 1, 0, 1),
                Strand(TieKind.TO, 1, 0, 1),
            ),
        )
    ]


def test_speech_in_both_directions_is_one_strand():
    facts = found(
        says(TieKind.ABOUT, ADA, BEN, 1),
        says(TieKind.ABOUT, ADA, BEN, 2),
        says(TieKind.ABOUT, BEN, ADA, 3),
    )
    assert edges(facts, {ADA, BEN})[0].strands == (Strand(TieKind.ABOUT, 3, 2, 1),)


def test_two_affiliations_of_one_entry_weigh_as_one():
    facts = found(
        Tie(TieKind.AFFILIATION, ADA, BEN, ("actor", ADA), 1),
        Tie(TieKind.AFFILIATION, ADA, BEN, ("actor", ADA), 2),
        Tie(TieKind.AFFILIATION, BEN, ADA, ("actor", BEN), 3),
    )
    assert edges(facts, {ADA, BEN}) == [Edge(ADA, BEN, 2, (Strand(TieKind.AFFILIATION, 2, 1, 1),))]


def test_announced_event_is_a_strand_of_its_own():
    facts = found(met(1, ADA, BEN), met(2, ADA, BEN, kind=TieKind.EXPECTED))
    assert [(s.kind, s.count) for s in edges(facts, {ADA, BEN})[0].strands] == [
        (TieKind.EVENT, 1),
        (TieKind.EXPECTED, 1),
    ]


def test_heaviest_edge_comes_first_and_only_the_chosen_are_tied():
    facts = found(met(1, ADA, BEN, CARLA, DORA), met(2, BEN, CARLA))
    pairs = [(edge.one, edge.other, edge.weight) for edge in edges(facts, {ADA, BEN, CARLA})]
    assert pairs == [(BEN, CARLA, 2), (ADA, BEN, 1), (ADA, CARLA, 1)]


def test_around_an_actor_only_its_own_ties_are_shown():
    facts = found(met(1, ADA, BEN, CARLA), met(2, BEN, DORA), says(TieKind.TO, CARLA, BEN, 1))
    pairs = [(e.one, e.other, e.end(CARLA)) for e in edges(facts, {1, 2, 3, 4}, around=CARLA)]
    assert pairs == [(BEN, CARLA, BEN), (ADA, CARLA, ADA)]


def test_strongest_actor_comes_first():
    facts = found(met(1, ADA, BEN), met(2, BEN, CARLA), says(TieKind.TO, DORA, CARLA, 1))
    assert list(strengths(facts).items()) == [(BEN, 2), (CARLA, 2), (ADA, 1), (DORA, 1)]
