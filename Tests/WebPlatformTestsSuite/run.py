#!/usr/bin/env python3
"""Runs the public web-platform-tests through `portalhost run` and compares with to-run.json.

The suite is not part of this repository; Debian's source package of firefox-esr has it in
testing/web-platform/tests.

    run.py --suite tests --portalhost .build/release/portalhost            compare, exit 1 on a difference
    run.py --suite tests --portalhost ... --update                         write to-run.json anew
    run.py --suite tests --portalhost ... dom/nodes dom/events/x.html      these only, no comparison
    run.py --suite tests --portalhost ... --serve dom                      starts the suite's own server and asks it

Without a server, files are those of the folder, and what the suite's server makes by program (`.py`, `.sub.`) is not
there. The folders that to-run.json lists under `served` are asked of the suite's own server, which is started for them
on two ports of the loopback address (`PORTS`); nothing else on the machine is asked. Files of script alone (`x.any.js`,
`x.window.js`) are run in the page that the suite's own server makes of them, under the name of that page (`x.any.html`).
A file with variants is run once for each (`x.html?1-10`); where it is named without one, all of them are run.
Of the files that need a driver those are run that ask it for nothing but roles and names: `portalhost debug` answers.
"""
import argparse, concurrent.futures, contextlib, html, json, os, re, signal, socket, subprocess, sys, tempfile, threading, time, urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "to-run.json")

# Stands in the place of the suite's own testharnessreport.js.
REPORT = """
// Time passes while a page waits for what its driver answers, which may come before the report or after it.
setup({ output: false, explicit_timeout: window.driver !== undefined });
add_completion_callback(function (tests, status) {
  var results = [];
  for (var i = 0; i < tests.length; i++) results.push([tests[i].status, String(tests[i].name), String(tests[i].message || '').slice(0, 200)]);
  var text = JSON.stringify({ status: status.status, message: status.message || '', results: results });
  console.log('WPT begin');
  for (var at = 0; at < text.length; at += 4000) console.log('WPT part ' + encodeURIComponent(text.slice(at, at + 4000)));
  console.log('WPT end');
});
"""

# Stands in the place of the suite's own testdriver-vendor.js: keeps what is asked of the driver until it is answered.
DRIVER = """
(function () {
  var asked = [], last = 0, said = '';
  if (window.setup) setup({ explicit_timeout: true });
  // A console shows no more than the beginning of a long text.
  console.log = function (text) { said += text + ' '; };
  function ask(element, kind) {
    element.setAttribute('data-driver', ++last);
    return new Promise(function (resolve) { asked.push({ number: last, kind: kind, resolve: resolve }); });
  }
  window.driver = {
    next: function () { return asked.length === 0 ? 0 : asked[0].number; },
    answer: function (role, name) {
      var one = asked.shift();
      one.resolve(one.kind === 'role' ? role : name);
    },
    take: function () {
      var piece = said.slice(0, 1000);
      said = said.slice(1000);
      return piece;
    }
  };
  window.test_driver_internal.get_computed_role = function (element) { return ask(element, 'role'); };
  window.test_driver_internal.get_computed_label = function (element) { return ask(element, 'name'); };
})();
"""

# The server tells files apart by names that they make at random, and a page's Math.random() is the same in every run.
RANDOM = """
Math.random = function () { return crypto.getRandomValues(new Uint32Array(1))[0] / 4294967296; };
"""

# The page around a file of script alone, as in the suite's tools/serve/serve.py.
WRAPPER = """<!doctype html>
<meta charset=utf-8>
%(meta)s
%(global)s
<script src="/resources/testharness.js"></script>
<script src="/resources/testharnessreport.js"></script>
%(scripts)s
<div id=log></div>
<script src="%(path)s"></script>
"""
IS_WINDOW = """<script>
self.GLOBAL = { isWindow: function() { return true; }, isWorker: function() { return false; }, isShadowRealm: function() { return false; } };
</script>"""
SITE = "http://web-platform.test/"

# The suite's own server. Names of checks have its ports in them, and so they are always the same.
PORTS = (18000, 18001)
SERVER = f"http://localhost:{PORTS[0]}"
STARTER = """
import os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, os.getcwd())
from tools import localpaths
from tools.serve import serve
if __name__ == "__main__":
    serve.run(**vars(serve.get_parser().parse_args(sys.argv[1:])))
"""


@contextlib.contextmanager
def server_of(suite):
    """Starts the suite's own server and stops it again."""
    with tempfile.TemporaryDirectory() as folder:
        config, starter = os.path.join(folder, "config.json"), os.path.join(folder, "serve.py")
        others = ("ws", "wss", "h2", "http-local", "http-public", "https-local", "https-public", "webtransport-h3")
        ports = {"http": PORTS, "https": ["auto", "auto"], **{name: ["auto"] for name in others}}
        with open(config, "w") as file:
            json.dump({"browser_host": "localhost", "alternate_hosts": {"alt": "127.0.0.1"}, "check_subdomains": False, "ports": ports}, file)
        # The server starts processes that read the starter again, and so it is a file.
        with open(starter, "w") as file:
            file.write(STARTER)
        log = open(os.path.join(folder, "log"), "w+")
        process = subprocess.Popen([sys.executable, starter, "--no-h2", "--config", config], cwd=suite, stdout=log, stderr=log, start_new_session=True)
        try:
            for port in PORTS:
                wait_for(port, process, log)
            yield
        finally:
            # The server and the processes that it started.
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def wait_for(port, process, log):
    for _ in range(300):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    log.seek(0)
    sys.exit(f"the suite's server did not start on port {port}:\n" + log.read()[-2000:])


def script_of(name):
    """The file of script alone that the page NAME is made of, or None."""
    path = without_variant(name)
    for page, script in ((".any.html", ".any.js"), (".window.html", ".window.js")):
        if path.endswith(page):
            return path[: -len(page)] + script
    return None


def metadata(text):
    """The lines `// META: key=value` at the head of a script."""
    for line in text.splitlines():
        found = re.match(r"//\s*META:\s*(\w*)=(.*)$", line)
        if found:
            yield found.group(1), found.group(2)
        elif line.strip() and not line.startswith("//"):
            return


def wrapper(suite, script):
    with open(os.path.join(suite, script), encoding="utf-8", errors="replace") as opened:
        meta = list(metadata(opened.read()))
    return WRAPPER % {
        "meta": "\n".join('<meta name="timeout" content="long">' for key, value in meta if (key, value) == ("timeout", "long"))
        + "\n".join(f"<title>{value}</title>" for key, value in meta if key == "title"),
        "global": IS_WINDOW if script.endswith(".any.js") else "",
        "scripts": "\n".join(f'<script src="{value}"></script>' for key, value in meta if key == "script"),
        "path": "/" + script,
    }


def network_file(folder, suite, names, is_served):
    path = os.path.join(folder, "network.json")
    if is_served:
        fixture = {"url": SERVER + "/resources/testharnessreport.js", "headers": {"Content-Type": "text/javascript"}, "text": REPORT + RANDOM}
        with open(path, "w") as file:
            json.dump({"fixtures": [fixture]}, file)
        return path
    fixtures = [{"url": SITE + "resources/testharnessreport.js", "headers": {"Content-Type": "text/javascript"}, "text": REPORT}]
    fixtures.append({"url": SITE + "resources/testdriver-vendor.js", "headers": {"Content-Type": "text/javascript"}, "text": DRIVER})
    parser = os.path.join(suite, "resources/webidl2/lib/webidl2.js")
    if os.path.exists(parser):
        with open(parser, encoding="utf-8") as file:
            fixtures.append({"url": SITE + "resources/WebIDLParser.js", "headers": {"Content-Type": "text/javascript"}, "text": file.read()})
    for name in names:
        script = script_of(name)
        if script:
            fixtures.append({"url": SITE + name, "headers": {"Content-Type": "text/html"}, "text": wrapper(suite, script)})
    with open(path, "w") as file:
        json.dump({"fixtures": fixtures}, file)
    return path


def needs(text):
    """Why a file cannot be run this way, or None."""
    if "/resources/testharness.js" not in text and "testharness.js" not in text:
        return "no test of the harness"
    if "testdriver" in text and not asks_roles(text):
        return "needs a driver"
    return None


def asks_roles(text):
    """Whether a file asks the driver for roles and names, and for nothing else."""
    uses = set(re.findall(r"\btest_driver\.(\w+)", text))
    return "testdriver-vendor.js" in text and (bool(uses) or "aria-utils.js" in text) and uses <= {"get_computed_role", "get_computed_label"}


def variants(text):
    """The queries and fragments that a file of markup asks to be run with (`<meta name="variant" content="?1-10">`)."""
    found = []
    for tag in re.findall(r"<meta\b[^>]*>", text, re.IGNORECASE):
        pairs = re.findall(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", tag, re.IGNORECASE)
        given = {name.lower(): double or single or bare for name, double, single, bare in pairs}
        if given.get("name", "").lower() == "variant":
            found.append(html.unescape(given.get("content", "")))
    return found


def without_variant(name):
    """The path of a file or page without the query or fragment of its variant."""
    return re.split(r"[?#]", name, maxsplit=1)[0]


def text_of(suite, name):
    with open(os.path.join(suite, without_variant(name)), encoding="utf-8", errors="replace") as opened:
        return opened.read()


def pages(suite, path, is_served):
    """The names of the pages that a file of the suite gives."""
    if any(part in path for part in (".https.", ".h2.", "-manual") + (() if is_served else (".sub.",))):
        return
    with open(os.path.join(suite, path), encoding="utf-8", errors="replace") as opened:
        text = opened.read()
    if path.endswith((".any.js", ".window.js")):
        meta = list(metadata(text))
        scopes = ",".join(value for key, value in meta if key == "global")
        has_window = not scopes or "window" in scopes.split(",")
        if not has_window or any(key == "script" and "testdriver" in value for key, value in meta):
            return
        page = path[:-3] + ".html"
        for variant in [value for key, value in meta if key == "variant"] or [""]:
            yield page + variant
    elif path.endswith((".html", ".htm", ".xhtml")) and not path.endswith("-ref.html") and needs(text) is None:
        for variant in variants(text) or [""]:
            yield path + variant


def find(suite, names, is_served=False):
    for name in names:
        path = os.path.join(suite, without_variant(name))
        script = script_of(name)
        if without_variant(name) != name or (script and os.path.isfile(os.path.join(suite, script))) or os.path.isfile(path):
            made = list(pages(suite, script or name, is_served)) if without_variant(name) == name else []
            yield from made or [name]
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(f for f in folders if f not in ("resources", "support", "crashtests", "tools"))
            for file in sorted(files):
                yield from pages(suite, os.path.relpath(os.path.join(folder, file), suite), is_served)


def run(program, suite, network, name, seconds, is_served):
    # Names of variants have spaces in them.
    path = urllib.parse.quote(name, safe="/?#!$&'()*+,;=:@%~[]")
    if is_served:
        url = SERVER + "/" + path
        command = [program, "run", url, "--url", url, "--real-random"]
        for host in ("localhost", "*.localhost", "127.0.0.1"):
            for port in PORTS:
                command += ["--allow-net", f"{host}:{port}"]
    else:
        # The page of a script is a fixture; some file has to name the site.
        file = "common/blank.html" if script_of(name) else without_variant(name)
        command = [program, "run", os.path.join(suite, file), "--site-root", suite, "--url", SITE + path]
    command += ["--target", "modern", "--network", network, "--time-limit", str(seconds)]
    if not is_served and script_of(name) is None and asks_roles(text_of(suite, name)):
        return run_with_driver(command, seconds)
    command += ["--trace", "-"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds + 12)
    except subprocess.TimeoutExpired:
        return {"status": "timeout", "results": []}
    return result_of(logged(done.stdout.decode("utf-8", "replace")), done.stderr.decode("utf-8", "replace"))


def logged(trace):
    """What a trace says that the report has logged."""
    for line in trace.splitlines():
        if '"WPT ' not in line:
            continue
        try:
            text = json.loads(line)["payload"].get("arguments", [""])[0]
        except ValueError:
            continue
        if isinstance(text, str):
            yield text


def run_with_driver(command, seconds):
    """Runs a page in `debug`, which says the role and name of each element that the page asks its driver for."""
    command = [command[0], "debug"] + command[2:]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    # What does not end by itself is ended.
    watch = threading.Timer(seconds + 12, process.kill)
    watch.start()
    lines, said = [], ""

    def ask(command):
        """Says a command, and returns the lines of its answer."""
        process.stdin.write(command + "\n'said'\n")
        process.stdin.flush()
        answer = []
        for line in process.stdout:
            lines.append(line)
            if line == "'said'\n":
                return answer[1:-1]
            answer.append(line.rstrip("\n"))
        raise OSError("the session has ended")

    try:
        ask(".run")
        while True:
            number = int(ask("driver.next()")[-1])
            if number == 0:
                break
            found = re.search(r": (no role|[a-z]+)(?: (\"(?:[^\"\\]|\\.)*\"))?[^\"]*$", ask(f'.role [data-driver="{number}"]')[-1])
            role, name = found.groups() if found else ("no role", None)
            # The suite calls two roles by their newer names.
            role = {"no role": "", "img": "image", "presentation": "none"}.get(role, role)
            ask("driver.answer(" + json.dumps(role) + ", " + (name or json.dumps("")) + ")")
            ask(".run")
        while piece := ask("driver.take()")[-1][1:-1]:
            said += piece
        process.stdin.close()
    except (OSError, ValueError, IndexError):
        process.kill()
    process.wait()
    watch.cancel()
    return result_of(re.findall(r"WPT (?:begin|end|part \S*)", said), "".join(lines))


def result_of(logged, output):
    """The result of a page, of what its report has logged."""
    parts, is_complete = [], False
    for text in logged:
        if text == "WPT begin":
            parts = []
        elif text == "WPT end":
            is_complete = True
            break
        elif text.startswith("WPT part "):
            parts.append(text[9:])
    if not is_complete:
        return {"status": "no result", "results": [], "output": output[-2000:]}
    found = json.loads("".join(urllib.parse.unquote(part) for part in parts))
    return {"status": {0: "ok", 1: "error", 2: "timeout", 3: "precondition"}.get(found["status"], "error"), "message": found["message"], "results": found["results"]}


def show_folders(found, depth):
    folders = {}
    for name, result in found.items():
        key = "/".join(name.split("/")[:-1][:depth])
        row = folders.setdefault(key, [0, 0, 0, 0, 0])
        passed = sum(1 for check in result["results"] if check[0] == 0)
        row[0] += 1
        row[1] += passed
        row[2] += len(result["results"])
        row[3] += result["status"] == "ok" and passed == len(result["results"]) > 0
        row[4] += result["status"] in ("no result", "timeout")
    for key, (files, passed, total, complete, lost) in sorted(folders.items()):
        print(f"{key}: {files} files, {passed} of {total} checks, {complete} complete, {lost} late or without a result")


def is_in(name, folders):
    """Whether a file or folder is one of the folders, or in one."""
    return any(name == folder or name.startswith(folder + "/") for folder in folders)


def run_all(given, names, is_served):
    """Runs the files; the result of each by its name."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        network = network_file(folder, given.suite, names, is_served)
        results = pool.map(lambda name: run(given.portalhost, given.suite, network, name, given.seconds, is_served), names)
        for name, result in zip(names, results):
            found[name] = result
            if given.verbose:
                show(name, result)
    return found


def show(name, result):
    """Says what of a file fails."""
    failed = [check for check in result["results"] if check[0] != 0]
    if not failed and result["status"] == "ok":
        return
    print(f"{name}: {result['status']} {len(result['results']) - len(failed)}/{len(result['results'])} {result.get('message', '')[:150]}")
    for _, test, message in failed[:12]:
        print(f"    {test[:150]} :: {message[:160]}")
    if result["status"] == "no result":
        print("    " + result.get("output", "")[-400:].replace("\n", "\n    "))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--suite", required=True)
    parser.add_argument("--portalhost", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--serve", action="store_true", help="asks the suite's own server for all that is named")
    parser.add_argument("--by-folder", type=int, metavar="DEPTH", help="counts of each folder of so many names")
    parser.add_argument("--results", metavar="FILE", help="writes every check as JSON")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    # What is ended ends the server, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with open(EXPECTED) as file:
        expected = json.load(file)
    if given.names and not given.serve:
        served = [name for name in given.names if is_in(name, expected["served"])]
        plain = [name for name in given.names if name not in served]
    else:
        served, plain = (given.names, []) if given.serve else (expected["served"], expected["folders"])
    served = sorted(set(find(given.suite, served, True)))
    names = sorted(set(find(given.suite, plain)) - set(served))
    found = run_all(given, names, False)
    if served:
        with server_of(given.suite):
            found.update(run_all(given, served, True))
    names += served
    passed = sum(1 for r in found.values() for c in r["results"] if c[0] == 0)
    total = sum(len(r["results"]) for r in found.values())
    complete = sum(1 for r in found.values() if r["status"] == "ok" and r["results"] and all(c[0] == 0 for c in r["results"]))
    print(f"{passed} of {total} checks, {complete} of {len(found)} files complete, {sum(1 for r in found.values() if r['status'] == 'no result')} without a result")
    if given.by_folder:
        show_folders(found, given.by_folder)
    if given.results:
        with open(given.results, "w") as file:
            json.dump(found, file)
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
