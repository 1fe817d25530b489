#!/usr/bin/env python3
"""Runs the public web-platform-tests through `portalhost run` and compares with to-run.json.

The suite is not part of this repository; Debian's source package of firefox-esr has it in
testing/web-platform/tests.

    run.py --suite tests --portalhost .build/release/portalhost            compare, exit 1 on a difference
    run.py --suite tests --portalhost ... --update                         write to-run.json anew
    run.py --suite tests --portalhost ... dom/nodes dom/events/x.html      these only, no comparison
"""
import argparse, concurrent.futures, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "to-run.json")

# Stands in the place of the suite's own testharnessreport.js.
REPORT = """
setup({ output: false });
add_completion_callback(function (tests, status) {
  var results = [];
  for (var i = 0; i < tests.length; i++) results.push([tests[i].status, String(tests[i].name), String(tests[i].message || '').slice(0, 200)]);
  var text = JSON.stringify({ status: status.status, message: status.message || '', results: results });
  console.log('WPT begin');
  for (var at = 0; at < text.length; at += 4000) console.log('WPT part ' + encodeURIComponent(text.slice(at, at + 4000)));
  console.log('WPT end');
});
"""


def network_file(folder):
    path = os.path.join(folder, "network.json")
    fixture = {"url": "http://web-platform.test/resources/testharnessreport.js", "headers": {"Content-Type": "text/javascript"}, "text": REPORT}
    with open(path, "w") as file:
        json.dump({"fixtures": [fixture]}, file)
    return path


def needs(text):
    """Why a file cannot be run this way, or None."""
    if "/resources/testharness.js" not in text and "testharness.js" not in text:
        return "no test of the harness"
    if "testdriver" in text:
        return "needs a driver"
    return None


def find(suite, names):
    for name in names:
        path = os.path.join(suite, name)
        if os.path.isfile(path):
            yield name
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(f for f in folders if f not in ("resources", "support", "crashtests", "tools"))
            for file in sorted(files):
                if not file.endswith((".html", ".htm")) or ".sub." in file or ".https." in file or "-manual" in file or file.endswith("-ref.html"):
                    continue
                full = os.path.join(folder, file)
                with open(full, encoding="utf-8", errors="replace") as opened:
                    if needs(opened.read()) is None:
                        yield os.path.relpath(full, suite)


def run(program, suite, network, name, seconds):
    command = [program, "run", os.path.join(suite, name), "--site-root", suite, "--target", "modern", "--network", network,
               "--url", "http://web-platform.test/" + name, "--time-limit", str(seconds), "--trace", "-"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds + 30)
    except subprocess.TimeoutExpired:
        return {"status": "timeout", "results": []}
    parts, is_complete = [], False
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if '"WPT ' not in line:
            continue
        try:
            event = json.loads(line)["payload"]
        except ValueError:
            continue
        text = event.get("arguments", [""])[0]
        if not isinstance(text, str):
            continue
        if text == "WPT begin":
            parts = []
        elif text == "WPT end":
            is_complete = True
            break
        elif text.startswith("WPT part "):
            parts.append(text[9:])
    if not is_complete:
        return {"status": "no result", "results": [], "output": done.stderr.decode("utf-8", "replace")[-2000:]}
    from urllib.parse import unquote
    found = json.loads("".join(unquote(part) for part in parts))
    return {"status": {0: "ok", 1: "error", 2: "timeout", 3: "precondition"}.get(found["status"], "error"), "message": found["message"], "results": found["results"]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--suite", required=True)
    parser.add_argument("--portalhost", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    with open(EXPECTED) as file:
        expected = json.load(file)
    names = sorted(set(find(given.suite, given.names or expected["folders"])))
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        network = network_file(folder)
        with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
            for name, result in zip(names, pool.map(lambda n: run(given.portalhost, given.suite, network, n, given.seconds), names)):
                found[name] = result
                failed = [r for r in result["results"] if r[0] != 0]
                if given.verbose and (failed or result["status"] != "ok"):
                    print(f"{name}: {result['status']} {len(result['results']) - len(failed)}/{len(result['results'])} {result.get('message', '')[:150]}")
                    for status, test, message in failed[:12]:
                        print(f"    {test[:150]} :: {message[:160]}")
                    if result["status"] == "no result":
                        print("    " + result.get("output", "")[-400:].replace("\n", "\n    "))
    passed = sum(1 for r in found.values() for c in r["results"] if c[0] == 0)
    total = sum(len(r["results"]) for r in found.values())
    complete = sum(1 for r in found.values() if r["status"] == "ok" and r["results"] and all(c[0] == 0 for c in r["results"]))
    print(f"{passed} of {total} checks, {complete} of {len(found)} files complete, {sum(1 for r in found.values() if r['status'] == 'no result')} without a result")
    failures = {}
    for name, result in found.items():
        failed = sorted({c[1] for c in result["results"] if c[0] != 0})
        if result["status"] != "ok" or failed:
            failures[name] = {"status": result["status"], "fails": failed if len(failed) <= 40 else len(failed)}
    if given.update:
        for name, entry in failures.items():
            why = expected["files"].get(name, {}).get("why")
            if why:
                entry["why"] = why
        # What was not run stays as it is.
        kept = {name: entry for name, entry in expected["files"].items() if name not in found}
        expected["files"] = dict(sorted({**kept, **failures}.items()))
        if not given.names:
            expected["passed"] = {"checks": passed, "files": complete}
        with open(EXPECTED, "w") as file:
            json.dump(expected, file, indent=1, ensure_ascii=False)
            file.write("\n")
        return 0
    if given.names:
        return 0
    differences = 0
    for name in names:
        was = expected["files"].get(name)
        if was and not was.get("why"):
            differences += 1
            print(f"{name}: to-run.json does not say why it is expected to fail")
        now = failures.get(name)
        if (was and {k: v for k, v in was.items() if k != "why"}) != now:
            differences += 1
            print(f"{name}: expected {json.dumps(was)}, found {json.dumps(now)}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
