"""What a question asks for, where the words alone leave the index open."""

from rag_fakes import ask_for


def test_points_and_places_of_a_ministry_are_the_par_index():
    assert ask_for("Điểm của Bộ Y tế các kỳ 2013, 2014, 2015 diễn biến thế nào?").indicators == ("PAR INDEX",)
    assert ask_for("Bộ Y tế nằm ở phố nào?").indicators == ()
