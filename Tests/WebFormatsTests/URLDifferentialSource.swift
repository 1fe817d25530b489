/// A script that makes odd URLs, always the same ones, and asks the engine it
/// runs in for their components. `answers(n)` is a list of
/// `[input, base or null, [[setter, value]], answer]`, where the answer is
/// `null` for failure, or the components by name. Text is lists of UTF-16 units.
let urlDifferentialScript = #"""
    let seed = 2463534242;
    const below = (n) => {
      seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5;
      return (seed >>> 0) % n;
    };
    const pick = (list) => list[below(list.length)];
    const schemes = ["http:", "https:", "ws:", "wss:", "ftp:", "file:", "foo:", "web+a:", "blob:",
      "javascript:", "hTtPs:", "mailto:", "h ttp:", "1a:", "", ""];
    const slashes = ["//", "//", "//", "/", "", "\\\\", "///", "/\\", "\\", "////", "/.//"];
    const credentials = ["", "", "", "u@", "u:p@", "@", ":@", ":p@", "u:@", "a@b@", "u:p:q@",
      "\u00e9|@", "%41:%zz@", "[]:\"@"];
    const hosts = ["example.com", "EXAMPLE.com", "x", "", "localhost", "1.2.3.4", "0x7f.1",
      "0300.0250.1", "256.1.1.1", "1.2.3.4.", "1.2.3.4.5", "0x", "09", "08.1", "4294967295",
      "4294967296", "1..2", "foo.0x4", "a.b.09", "[::1]", "[1:2:3:4:5:6:7:8]", "[::1.2.3.4]",
      "[1::0:0:2:0:0:3]", "[::ffff:1.2.3]", "[::1", "[1:2]", "[0:0:1:0:0:0:0:1]", "[g::]", "::1",
      "b\u00fccher.de", "fa\u00df.de", "\u2615.example", "\uff27\uff2f.com", "xn--bcher-kva.de",
      "XN--BCHER-KVA.de", "xn--\u00e9", "a%20b", "a%2fb", "ex%41mple.com", "%C3%BC.com", "%ff.com",
      "a b", "a<b", "a|b", "a_b", "a~b!$&()+,;=", "%zz", "exa%00mple", "a\u00adb", "\u00ad",
      "\u65e5\u672c\u3002jp", "-a-.com", "a..b", ".", "..", "a.", "a\u200db", "\u05d01", "C:",
      "C|", "c%7C", "\ud800x", "a\u0301", "%", "%4", "\ud83d\ude00", "a\u007fb", "a\u0001b",
      "a\uff0eb", "\uff11\uff12\uff17.1", "0x\uff11", "%30x7f.1", "ab--\u00e9"];
    const ports = ["", "", "", "", ":", ":80", ":443", ":21", ":8080", ":65535", ":65536", ":0080",
      ":8a", ":-1", ": 80", ":99999999999999999999"];
    const segments = ["", "a", "b c", ".", "..", "%2e", "%2E.", ".%2e", "%2e%2e", "C:", "C|", "D|x",
      "`{}", "\u00e9", "%zz", "%41", "\"<>'", "a;b=c", "@:", "\\", "...", "\ud83d",
      "\ud83d\ude00", "~!$&()*+,", "[]", "%2f"];
    const tails = ["", "", "?", "?q", "?a=b c\"<>`{}^|\u00e9#", "#", "#f", "#a b\"<>`{}'^|\u00e9",
      "?#", "?q#f", "? x ", "# y ", "?\ud800", "#\udfff", "?%zz%41", "#?", "?a?b#c#d", "?[]\\@:/"];
    const bases = ["http://u:p@h.com:81/a/b/c?q#f", "https://h.com/", "file:///", "file:///C:/a/b",
      "file:///C:", "file://host/a/b?q", "file://h/C:/x", "foo://h/a/b", "foo:/a/b",
      "foo:/.//b/c", "foo:a", "about:blank", "data:x x?q", "foo://h", "foo:///a", "ws://h:80/a",
      "web+a://u@h:1", "blob:https://a/b", "file:///a/..//b"];
    const path = () => {
      let text = "";
      for (let n = below(5); n > 0; n--) text += pick(["/", "/", "/", "\\", ""]) + pick(segments);
      return text;
    };
    const noise = (text) => {
      const kind = below(12), at = below(text.length + 1);
      if (kind == 0) return " " + text + " ";
      if (kind == 1) return text + "\u0000";
      if (kind == 2)
        return text.slice(0, at) + pick(["\t", "\n", "\r", "\u0000", "\u001f", "\u007f", "\u0080",
          "\ufeff", "\u3000", "#", "?", "@", ":", "/", "\\", "%", "[", "]"]) + text.slice(at);
      return text;
    };
    const absolute = () => noise(pick(schemes) + pick(slashes) + pick(credentials) + pick(hosts)
      + pick(ports) + path() + pick(tails));
    const relative = () => noise(pick(["", "", "/", "//", "\\", "///", "C|", "C:", "/C|", "//C|/",
      "..", "../..", "./", "http:", "https:", "file:", "foo:", "?", "#", ":"]) + path()
      + pick(tails));
    const values = {
      href: absolute,
      protocol: () => noise(pick(["http", "https:", "ftp", "file", "ws:", "foo", "bar:x", "", "1",
        "a b", "HTTPS", "h+.-1:", "\u00e9", ":", "https://x/"])),
      username: () => noise(pick(["", "u", "a:b", "@/?#", "\u00e9", "\ud800", "%41%", "a\tb"])),
      password: () => noise(pick(["", "u", "a:b", "[]^|`\"<>{}=;", "\ud83d\ude00"])),
      host: () => noise(pick(hosts) + pick(ports) + pick(["", "", "/x", "?x", "#x", "\\x", "@y"])),
      hostname: () => noise(pick(hosts) + pick(ports) + pick(["", "", "", "/x", "?x", "#x"])),
      port: () => noise(pick(["", "80", "443", "8080", "65536", "0", "0021", "9a", "a", "-1"])),
      pathname: () => noise(path() + pick(["", "?x", "#x", " "])),
      search: () => noise(pick(tails)),
      hash: () => noise(pick(tails)),
    };
    const units = (text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const ask = (input, base, changes) => {
      let url;
      try { url = base === null ? new URL(input) : new URL(input, base); } catch { return null; }
      for (const [name, value] of changes) try { url[name] = value; } catch {}
      const answer = {};
      for (const name of ["protocol", "username", "password", "host", "hostname", "port",
        "pathname", "search", "hash", "origin"]) answer[name] = url[name];
      return answer;
    };
    const answers = (count) => Array.from({ length: count }, (_, index) => {
      let input = absolute(), base = null;
      const changes = [];
      if (index % 4 == 1) { input = relative(); base = pick(bases); }
      if (index % 4 >= 2) {
        if (below(3)) input = pick(bases);
        for (let n = 1 + below(4); n > 0; n--) {
          const name = pick(Object.keys(values));
          // Chromium makes a special URL of another, and Ada drops ports there.
          if (name == "protocol" && !/^(https?|wss?|ftp|file):/.test(input)) continue;
          changes.push([name, values[name]()]);
        }
      }
      return [units(input), base, changes.map(([name, value]) => [name, units(value)]),
        ask(input, base, changes)];
    });
    """#
