"""``healthgov import``: what is left over, told so that whoever keeps the register can mend it."""

from __future__ import annotations

import pytest

TABLE = """N°;Intitulé du traitement;Finalité;Base légale;Personnes;Qui a accès / destinataires;Service
1;Dossier;Soins;Obligation légale;Patients;Médecins;Santé
2;Vidéo;Sécurité;Intérêt légitime;Zebra;;Accueil
3;Accès;Sécurité;Zebra;Salarié;;
"""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_left_is_told_by_column(healthgov, tmp_path, language):
    """Each column once, with its rows, the heading that may be meant, the choices that there are; nothing of a cell."""
    (tmp_path / "r.csv").write_bytes(TABLE.encode("cp1252"))
    code, _, err = healthgov("import", "r.csv", "--lang", language, "--output", "r.yaml")
    assert code == 3
    told = err.splitlines()[1:]
    by_heading = {line.split(" (")[0].strip(): line for line in told}
    assert list(by_heading) == ["Qui a accès / destinataires", "Service", "Personnes", "Base légale"]
    assert "2, 3" in by_heading["Service"]
    assert by_heading["Qui a accès / destinataires"].rstrip(" ?").endswith("Destinataires")
    assert {"en": "employees", "fr": "salariés"}[language] in by_heading["Personnes"]
    assert {"en": "consent; ", "fr": "consentement ; "}[language] in by_heading["Base légale"]
    assert "Zebra" not in err


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_register_of_a_practice(healthgov, tmp_path, language):
    """The number of a processing has a column in most registers; data that are no category are told where categories are listed."""
    table = "N° traitement;Nom du traitement;Catégories de données\n1;Rendez-vous;Nom, motif de la venue\n"
    (tmp_path / "r.csv").write_text(table, encoding="utf-8")
    _, _, err = healthgov("import", "r.csv", "--lang", language, "--output", "r.yaml")
    (told,) = err.splitlines()[1:]
    assert told.strip().startswith("Catégories de données")
    assert told.endswith("healthgov facts categories)")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_left(healthgov, tmp_path, language):
    """Then nothing follows, and no colon promises it."""
    (tmp_path / "r.csv").write_text("Nom du traitement;Finalité\nPaie;Payer\n", encoding="utf-8")
    code, _, err = healthgov("import", "r.csv", "--lang", language, "--output", "r.yaml")
    assert (code, err.count("\n"), err.strip()[-1]) == (0, 1, ".")


def test_what_has_no_column_is_a_line_for_each_thing(healthgov, examples):
    """Not one for each fact: a register of a real house would fill screens."""
    code, out, err = healthgov("export", examples / "telemedicine.yaml", "--lang", "fr")
    assert code == 3
    assert ";obligation légale;" in out
    told = err.splitlines()[1:]
    assert len(told) < 12
    assert any(line.startswith("  activities[0] : role, ") for line in told)


def test_the_country_of_who_keeps_the_register(healthgov, tmp_path):
    """No register says it, and most questions of law begin with it."""
    (tmp_path / "register.csv").write_text("Nom du traitement;Finalités\nSoins;Soins\n", encoding="utf-8")
    assert "country: FR" in healthgov("import", "register.csv", "--country", "FR")[1]
    code, out, err = healthgov("import", "register.csv", "--country", "France", "--lang", "fr")
    assert (code, out) == (2, "")
    assert "vouliez-vous dire FR" in err
