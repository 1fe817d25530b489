import WebFormats

/// Sources with slashes, told apart by what the slashes are.
enum SlashSources {
    /// Sources in which `/r/g` is a regular expression.
    static let expressions = [
        "/r/g", "x = /r/g", "(/r/g)", "[/r/g]", "a, /r/g", "!/r/g", "a ? /r/g : /r/g", "a && /r/g",
        "if (x) /r/g", "while (x) /r/g", "for (;;) /r/g", "with (x) /r/g", "if (x) y; else /r/g",
        "do /r/g; while (x)", "do x; while (y) /r/g", "{} /r/g", "{ a } /r/g", "a\n{}\n/r/g",
        "a: /r/g", "a: {} /r/g", "switch (x) { case /r/g: }", "switch (x) {} /r/g",
        "switch (x) { default: /r/g }", "switch (x) { case {}: /r/g }", "try {} catch (e) {} /r/g",
        "try {} finally {} /r/g", "function f() {} /r/g", "function f() {}/r/g",
        "async function f() {} /r/g", "function* f() {} /r/g", "class A {} /r/g",
        "class A extends B {} /r/g", "class A extends (class {}) {} /r/g",
        "class A extends class {} {} /r/g", "class A extends {} {} /r/g",
        "class A { m() {} } /r/g", "x = () => {}\n/r/g", "(() => { return /r/g })", "x => /r/g",
        "typeof /r/g", "void /r/g", "delete /r/g", "new /r/g", "throw /r/g", "a in /r/g",
        "a instanceof /r/g", "for (x of /r/g) y", "for (const x of /r/g) y", "for (of of /r/g) y",
        "`${/r/g}`", "`a${b}c${/r/g}`", "x = {a: /r/g}", "x = {a, b: /r/g}", "x = {[/r/g]: 1}",
        "f(...[], /r/g)", "function f() { return /r/g }", "function f() { return\n/r/g }",
        "L: for (;;) { break\n/r/g }", "L: for (;;) { break L\n/r/g }", "debugger\n/r/g",
        "function* f() { yield /r/g }", "function* f() { yield\n/r/g }",
        "async function f() { await /r/g }", "async () => await /r/g", "async x => { await /r/g }",
        "x = { async m() { await /r/g } }", "x = { *m() { yield /r/g } }", "var a\n/r/g",
        "var a = 1, b\n/r/g", "let a\n/r/g", "a\n++/r/g.b", "a = b\n!/r/g", "let {a} = /r/g",
        "class A { x = /r/g }", "class A { [/r/g] = 1 }", "class A { static { /r/g } }",
        "class A { x = () => {}\n y = /r/g }", "a ?? /r/g", "a ??= /r/g", "x = y / /r/g",
        "x = function () {} / /r/g",
    ]

    /// Sources in which every slash divides.
    static let divisions = [
        "a / r / g", "a /r/ g", "a = b\n/r/g", "1 /r/ g", "'' /r/ g", "`` /r/ g", "`${a}` /r/ g",
        "/./ /r/ g", "(a) /r/ g", "f() /r/ g", "[] /r/ g", "a[0] /r/ g", "this /r/ g", "null /r/ g",
        "true /r/ g", "a++ /r/ g", "a-- /r/ g", "x = {} /r/ g", "x = {a: 1} /r/ g", "({} /r/ g)",
        "x = {}\n/r/g", "x = function () {} /r/ g", "(function () {})\n/r/g",
        "(function () {} /r/ g)", "x = async function () {} /r/ g", "x = class {} /r/ g",
        "x = class A { m() {} } /r/ g", "x = class extends class {} {} /r/ g", "a.if /r/ g",
        "a.return /r/ g", "a?.of /r/ g", "a.while(b) /r/ g", "x = {if: 1} /r/ g", "of /r/ g",
        "yield /r/ g", "await /r/ g", "let /r/ g", "async /r/ g", "get /r/ g", "set /r/ g",
        "static /r/ g", "from /r/ g", "as /r/ g", "async(x) /r/ g", "x = async\n/r/g",
        "for (;; of /r/ g) {}", "for (of /r/ g;;) {}", "`${a /r/ g}`", "`${{} /r/ g}`",
        "x = {get: a /r/ g}", "x = {m() { return a /r/ g }}", "x = {get m() {}, b: c /r/ g}",
        "function* f() { function g() { return yield /r/ g } }",
        "async function f() { function g() { await /r/ g } }",
        "async function f() { (function (a = await /r/ g) {}) }",
        "function* f() { (x => yield /r/ g) }", "new.target /r/ g", "x = super.a /r/ g",
        "var a = b\n/r/g", "if (x) a /r/ g", "a ? b /r/ g : c /r/ g", "class A { x = a /r/ g }",
        "class A { static x = {} /r/ g }", "label: a /r/ g", "x = [...a] /r/ g", "i\u{64}f /r/ g",
        "\\u0069f /r/ g",
    ]
}
