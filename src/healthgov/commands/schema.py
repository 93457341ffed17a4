"""``healthgov schema``: the JSON Schema of documents."""

from __future__ import annotations

import json

from healthgov.commands.options import Language, LanguageOption, OutputOption, write
from healthgov.documents.json_schema import schema as schema_of

__all__ = ["schema"]


def schema(
    language: LanguageOption = Language.EN,
    output: OutputOption = None,
) -> int:
    """Write the JSON Schema (2020-12) of documents; editors find it by a first line of the document.

    # yaml-language-server: $schema=healthgov.schema.json
    """
    write(json.dumps(schema_of(language=language.value), indent=1, ensure_ascii=False) + "\n", output)
    return 0
