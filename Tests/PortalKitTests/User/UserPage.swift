import Foundation
import PortalTestSupport
import PortalTrace
import ScriptEngine

@testable import PortalJudge
@testable import PortalKit

/// A page that a user works with: its folder, and the session that shows it.
final class UserPage {
    let host = PortalHost()
    let session: PortalSession
    private let folder: URL

    /// Opens a page.
    ///
    /// - Parameters:
    ///   - body: What is in the body of index.html; a text that begins with "<!" is the whole file.
    ///   - files: Further files of the site.
    init(
        _ body: String, files: [String: String] = [:], target: RunOptions.Target = .modern,
        configure: (inout RunOptions) -> Void = { _ in }
    ) throws {
        folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let page = body.hasPrefix("<!") ? body : "<!DOCTYPE html><title>t</title><body>\(body)"
        for (name, text) in files.merging(["index.html": page], uniquingKeysWith: { $1 }) {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        var options = RunOptions()
        options.target = target
        options.limits.bytes = 4 << 30
        options.site = Site(root: folder.path, page: "index.html")
        configure(&options)
        session = host.open([], options)
    }

    deinit {
        session.close()
        host.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Does what a line says; returns why it cannot be done, and nothing if it was.
    @discardableResult
    func act(_ line: String) throws -> String {
        outcome(session.perform(try UserAction(command: line)))
    }

    /// Does something, and returns why it cannot be done.
    @discardableResult
    func act(_ action: UserAction) -> String { outcome(session.perform(action)) }

    private func outcome(_ outcome: UserOutcome) -> String {
        switch outcome {
        case .done: ""
        case .failed(let reason, let lines): ([reason] + lines).joined(separator: "\n")
        case .ended(let reason): "ended: \(reason.rawValue)"
        }
    }

    /// What an expression gives, as text.
    @discardableResult
    func evaluate(_ text: String) -> String {
        guard case .value(let value) = session.evaluate(text: text, source: "test") else {
            return "(no value)"
        }
        return value.displayText
    }

    /// The elements of a list of texts.
    func list(_ name: String) -> [String] {
        let count = Int(evaluate("\(name).length")) ?? 0
        return (0..<count).map { evaluate("\(name)[\($0)]") }
    }
}
