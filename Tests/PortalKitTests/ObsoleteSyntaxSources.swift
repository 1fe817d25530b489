/// Sources with what the old WebView cannot parse.
enum ObsoleteSyntaxSources {
    /// Sources, and their reports as `line:column what`.
    static let reported: [(String, [String])] = [
        ("a?.b", ["1:2 optional-chaining"]),
        ("#!/usr/bin/env node\na", ["1:1 hashbang"]),
        (
            "raw`C:\\unit`; raw`a${b}\\x1`; raw`\\07`; raw`\\u{110000}`",
            [
                "1:7 template-escape", "1:24 template-escape", "1:35 template-escape",
                "1:45 template-escape",
            ]
        ),
        (
            "/(?i:gb)/; /a(?-m:b)/; /(?im-s:c)/",
            [
                "1:2 regexp-modifiers", "1:14 regexp-modifiers", "1:25 regexp-modifiers",
            ]
        ),
        ("import p from './p.json' with { type: 'json' }", ["1:26 import-attributes"]),
        (
            "import { 'a b' as c } from 'd'; export { c as 'e f' }",
            [
                "1:10 string-module-name", "1:47 string-module-name",
            ]
        ),
        ("a?.[0]?.(1)", ["1:2 optional-chaining", "1:7 optional-chaining"]),
        ("a ??\nb", ["1:3 nullish-coalescing"]),
        (
            "a ??= b; c ||= d;\n e &&= f",
            ["1:3 logical-assignment", "1:12 logical-assignment", "2:4 logical-assignment"]
        ),
        ("class A { x }", ["1:11 class-field"]),
        (
            "class A { x; y = 1\n z\n 'w' = 2; 3; [v] = 4 }",
            [
                "1:11 class-field", "1:14 class-field", "2:2 class-field", "3:2 class-field",
                "3:11 class-field", "3:14 class-field",
            ]
        ),
        ("class A { static x = 1; static y }", ["1:18 class-field", "1:32 class-field"]),
        (
            "class A { static; get;\n set; async = 1 }",
            [
                "1:11 class-field", "1:19 class-field", "2:2 class-field", "2:7 class-field",
            ]
        ),
        ("class A { get\n*m() {} }", ["1:11 class-field"]),
        ("class A { async\nm() {} }", ["1:11 class-field"]),
        (
            "class A { x = () => {}\n y = async () => await 1\n z() {} }",
            [
                "1:11 class-field", "2:2 class-field",
            ]
        ),
        ("class A { [{a: 1}.a] = 1 }", ["1:11 class-field"]),
        ("class A { #x; static #y = 1 }", ["1:11 private-field", "1:22 private-field"]),
        (
            "class A { #x() {} get #y() {} static async #z() {} }",
            [
                "1:11 private-method", "1:23 private-method", "1:44 private-method",
            ]
        ),
        (
            "class A { #x; static m(o) { return #x in o } }",
            [
                "1:11 private-field", "1:36 private-in",
            ]
        ),
        ("class A { static { x() } }", ["1:11 static-block"]),
        ("a = 1_000 + 0xFF_FF", ["1:5 numeric-separator", "1:13 numeric-separator"]),
        ("x = {...a}; ({b, ...c} = d)", ["1:6 object-spread", "1:18 object-spread"]),
        ("var {...a} = b; let {c, ...d} = e", ["1:6 object-spread", "1:25 object-spread"]),
        ("function f({...a}, [{...b}]) {}", ["1:13 object-spread", "1:22 object-spread"]),
        ("({...a}) => a; for (const {...b} of c) d", ["1:3 object-spread", "1:28 object-spread"]),
        ("x = {a: () => {}, ...b}", ["1:19 object-spread"]),
        ("try {} catch {}", ["1:8 optional-catch-binding"]),
        ("try {} catch\n{}", ["1:8 optional-catch-binding"]),
        ("async function* f() {}", ["1:1 async-generator"]),
        ("x = async function * () {}", ["1:5 async-generator"]),
        (
            "x = { async *m() {} }; class A { static async *m() {} }",
            [
                "1:7 async-generator", "1:41 async-generator",
            ]
        ),
        ("async function f() {\n for await (const x of y) z }", ["2:6 for-await"]),
        ("x = 10n", ["1:5 bigint"]),
        ("x = 1_0n", ["1:5 bigint", "1:5 numeric-separator"]),
        ("x = import('a')", ["1:5 dynamic-import"]),
        ("import('a').then(b)", ["1:1 dynamic-import"]),
        ("x = import.meta.url", ["1:5 import-meta"]),
        ("export * as a from 'b'", ["1:1 export-star-as"]),
        ("import a from 'b'; await a()", ["1:20 top-level-await"]),
        ("await a(); export {}", ["1:1 top-level-await"]),
        (
            "await /a/; export {}; for await (a of b) c",
            [
                "1:1 top-level-await", "1:27 for-await", "1:27 top-level-await",
            ]
        ),
        ("class A { [await b]() {} }; export {}", ["1:12 top-level-await"]),
        ("/./s; /./dgv", ["1:4 regexp-flag-s", "1:10 regexp-flag-d", "1:12 regexp-flag-v"]),
        ("/(?<=a)b(?<!c)/", ["1:2 regexp-look-behind", "1:9 regexp-look-behind"]),
        ("/\\((?<n>a)/", ["1:4 regexp-named-group"]),
        ("/\\p{L}[\\P{Lu}]/u", ["1:2 regexp-property-escape", "1:8 regexp-property-escape"]),
        (
            "x = '\u{2028}\\\u{2029}\\\\\u{2029}'",
            [
                "1:6 line-separator-in-string", "3:3 line-separator-in-string",
            ]
        ),
        ("`a${b?.c}d`", ["1:6 optional-chaining"]),
        ("`${`${{...a}}`}`", ["1:8 object-spread"]),
        ("a ? b?.5 : c?.d : e", ["1:13 optional-chaining"]),
    ]
}
