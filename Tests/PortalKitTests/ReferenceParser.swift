import Foundation
import PortalTestSupport
import Testing

/// Real libraries, as the system's packages install them.
enum Bundles {
    struct File: CustomTestStringConvertible, Sendable {
        var path: String
        var testDescription: String { String(path.split(separator: "/").last ?? "") }
    }

    /// Those that are installed.
    static let all: [File] = [
        "javascript/jquery/jquery.js", "javascript/jquery/jquery.min.js",
        "javascript/vue/vue.js", "javascript/vue/vue.min.js", "javascript/vue/vue.esm.browser.js",
        "javascript/vue/vue.esm.browser.min.js", "nodejs/react/umd/react.development.js",
        "nodejs/react/umd/react.production.min.js", "javascript/lodash/lodash.js",
        "javascript/lodash/lodash.min.js", "javascript/bootstrap/js/bootstrap.js",
        "javascript/bootstrap/js/bootstrap.min.js", "javascript/bootstrap5/js/bootstrap.js",
        "javascript/bootstrap5/js/bootstrap.bundle.min.js", "nodejs/acorn/dist/acorn.js",
        "nodejs/acorn/dist/acorn.mjs",
    ]
    .map { File(path: "/usr/share/" + $0) }
    .filter { FileManager.default.isReadableFile(atPath: $0.path) }

    /// The minified ones.
    static let small = all.filter { $0.path.hasSuffix(".min.js") }
}

/// Another parser of the language, to compare with.
enum ReferenceParser {
    struct Answer: Decodable {
        /// `script` or `module`; nil for what does not parse.
        var goal: String?
        /// `kind start end`, in bytes.
        var tokens: [String]
        /// Whether it parses by the standard of 2017, which is what the old WebView knows.
        var isOld: Bool
        var error: String?
    }

    private static let library = "/usr/share/nodejs/acorn/dist/acorn.js"
    private static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "")
        .split(separator: ":").map { "\($0)/node" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static var isPresent: Bool {
        program != nil && FileManager.default.isReadableFile(atPath: library)
    }

    /// Parses texts, all in one process.
    static func parse(_ texts: [String]) throws -> [Answer] {
        let scratch = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let input = scratch.appending(path: "input.json")
        let output = scratch.appending(path: "output.json")
        try JSONEncoder().encode(texts).write(to: input)
        let process = Process()
        process.executableURL = program.map { URL(filePath: $0) }
        process.arguments = ["-e", script, library, input.path, output.path]
        try process.run()
        process.waitUntilExit()
        return try JSONDecoder().decode([Answer].self, from: Data(contentsOf: output))
    }

    /// Gives the tokens the names that the lexer has for them; a template's three are one here.
    private static let script = #"""
        const fs = require('fs');
        const [library, input, output] = process.argv.slice(1);
        const acorn = require(library), types = acorn.tokTypes;
        function kind(text, token) {
            if (token.type === types.name) return 'identifier';
            if (token.type.keyword) return 'keyword';
            if (token.type === types.privateId) return 'privateName';
            if (token.type === types.num) return text[token.end - 1] === 'n' ? 'bigInt' : 'number';
            if (token.type === types.string) return 'string';
            return token.type === types.regexp ? 'regularExpression' : 'punctuator';
        }
        function tokens(text, sourceType) {
            const raw = [], found = [];
            acorn.parse(text, { ecmaVersion: 'latest', sourceType, allowHashBang: true, onToken: raw });
            for (let i = 0; i < raw.length && raw[i].type !== types.eof; i++) {
                const token = raw[i], isHead = token.type === types.backQuote;
                if (isHead || token.type === types.braceR && raw[i + 1].type === types.template) {
                    const isTail = raw[i + 2].type === types.backQuote;
                    found.push([
                        isHead ? isTail ? 'template' : 'templateHead'
                            : isTail ? 'templateTail' : 'templateMiddle',
                        token.start, raw[i + 2].end]);
                    i += 2;
                } else {
                    found.push([kind(text, token), token.start, token.end]);
                }
            }
            let unit = 0, byte = 0;
            const bytes = offset => {
                byte += Buffer.byteLength(text.slice(unit, offset));
                unit = offset;
                return byte;
            };
            return found.map(([kind, start, end]) => `${kind} ${bytes(start)} ${bytes(end)}`);
        }
        function answer(text) {
            let error;
            for (const goal of ['script', 'module']) {
                let found;
                try { found = tokens(text, goal); } catch (problem) {
                    error = `${error ?? ''}${goal}: ${problem.message}; `;
                    continue;
                }
                try {
                    acorn.parse(text, { ecmaVersion: 2017, sourceType: goal, allowHashBang: true });
                    return { goal, tokens: found, isOld: true };
                } catch (problem) {
                    return { goal, tokens: found, isOld: false, error: problem.message };
                }
            }
            return { tokens: [], isOld: false, error };
        }
        const texts = JSON.parse(fs.readFileSync(input, 'utf8'));
        fs.writeFileSync(output, JSON.stringify(texts.map(answer)));
        """#
}
