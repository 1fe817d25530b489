import WebFormats

extension ObsoleteSyntaxSources {
    /// Sources that look like what the old WebView cannot parse, and are not.
    static let traps = [
        // Text that is no code.
        "'a?.b ?? c'; \"{...o}\"; // a?.b\n/* 1n ?? 2 */", "`a?.b ${c} ?? {...d} 1_000`",
        "/a?.b??/.test(c)", "/a ?? b/; /[(?<n>]/; /\\(?<n>/; /(?:a)(?=b)(?!c)/",
        "x = `\u{2028}`; // \u{2028}\ny", "x = 'a\\\u{2028}b'", "/\\p{L}/; /p/u; /\\\\p/u",
        "/(?:gb)/i; /(?=i)(?!m)/", "`\\x41\\u0041\\u{41}\\0 \\n\\`\\${`", "'#!a'; // #!b",
        "import p from './p.json'; with_(a)", "import { a as b } from 'd'; export { b as c }",
        "/./gimuy", "x = '\\u2028'",
        // Conditions and numbers.
        "a?.5:b", "a ? .5 : b", "x ? y : z", "a?b:c", "a ? 1 : 2", "a ? (b, c) : [d]", "1..n; a.n",
        "x1_000 = 1; _1 = 2; a_1n = 3", "a || (b = c); a && (b = c); a | b & c",
        // Spread that was always fine.
        "f(...a); [...b]; new C(...d)", "function f(...a) {} (...b) => c; ([...d]) => e",
        "[a, ...b] = c; var [d, ...e] = f; ({a: [...b]}); ({m(...a) {}})", "x = {a: f(...b)}",
        "class A { m(...a) { f(...a) } }", "for (const [...a] of b) {}", "{ f(...a) }",
        // Classes without fields.
        "class A { constructor() {} m() {} get a() {} set a(b) {} static s() {} *g() {} }",
        "class A { static get a() {} static set a(b) {} static *g() {} static async m() {} }",
        "class A { static() {} get() {} set() {} async() {} await() {} of() {} }",
        "class A { static static() {} static get() {} static async() {} get get() {} }",
        "class A { get static() {} set set(a) {} async get() {} async async() {} }",
        "class A { 'a'() {} 1() {} [b]() {} ['c' + d]() {} get [e]() {} if() {} class() {} }",
        "class A { ; m() {} ; ; n() {} ; }", "class A extends B { m() { super.m() } }",
        "class A extends (class {}) { m() {} }", "x = class extends f({a: 1}) { m() {} }",
        "class A { get\nm() {} set\nn(a) {} static\no() {} }", "class A { async m() { await a } }",
        "class A { catch() {} import() {} export() {} for() {} } a.catch(b).import(c)",
        // Objects.
        "x = {get: 1, set: 2, static: 3, async: 4, await: 5, of: 6, let: 7, yield: 8}",
        "x = {get, set, async, of}; x = {get() {}, set() {}, async() {}, static() {}}",
        "x = {get a() {}, set a(b) {}, async c() {}, *d() {}, async get() {}}",
        "x = {if: 1, 'a': 2, 3: 4, [b]: 5, catch() {}, import() {}, new: {}}",
        "var {a, b: c, d = 1, [e]: f, g: {h}} = i", "({a = 1} = b)",
        // Words that are names.
        "async = 1; await = 2; of = 3; let = 4; get = 5; yield = 6; static = 7",
        "await; await(a); await\n(b); var await", "async(a); async\nfunction f() {}; x = async",
        "label: for (;;) { continue label } a: { break a }", "x = { async: function* () {} }",
        "async\nfunction* f() {}", "x = {async\n: 1}", "from, as, meta, target; new.target",
        "a.import(b); a.await; a.import.meta", "function await() {} function async() {}",
        // Functions.
        "async function f() { await a; for (const x of y) await x }", "function* f() { yield* a }",
        "async () => await a; async a => { await a }", "x = {async m() { await a }, *g() {}}",
        "try {} catch (e) {} finally {}", "try {} catch ({message}) {}", "for (of of of) of",
        "for (let of = 1; of < 2; of++) {}", "for (const async of b) {}", "a ** b; a **= c",
        // Modules.
        "import a, {b as c, default as d} from 'e'; export {c, d as default}",
        "import * as a from 'b'; export * from 'c'; export default class { m() {} }",
        "import 'a'; export default async function () { await a }",
        "export const f = async () => await g, h = async function () { await i }",
        "export default async a => await b", "export function f() {} export {f as if}",
        "import a from 'b'; x = {async m(c) { await c }}; class A { async n() { await d } }",
    ]
}
