package import JSONDocuments
internal import PortalTrace
internal import WebFormats

/// A further page of a portal as documents and the command line name it: its URL and its scripts' files.
package struct NamedPage: Sendable, Equatable {
    /// Absolute, or relative to the launch URL.
    package var url: String
    /// The scripts' files, in order.
    package var scripts: [String]

    /// Names a page.
    package init(url: String, scripts: [String]) {
        self.url = url
        self.scripts = scripts
    }

    /// What is wrong with a page's URL; nil if nothing is.
    package static func problem(ofURL url: String) -> String? {
        isURL(url)
            ? nil
            : "expected the URL of a page, such as /thanks or https://portal.example/thanks, found "
                + "'\(TraceValue.oneLine(url))'"
    }

    /// Whether a text can be the URL of a page: http or https, absolute or relative to one that is.
    private static func isURL(_ url: String) -> Bool {
        guard !url.isEmpty, let base = WebURL("https://portal.example/") else { return false }
        return WebURL(url, base: base)?.href.hasPrefix("http") ?? false
    }

    /// The same with its scripts in a folder.
    package func inside(_ folder: String) -> NamedPage {
        NamedPage(url: url, scripts: scripts.map { Paths.joined(folder, $0) })
    }

    /// Reads `{"/thanks": ["thanks.js"]}`.
    package static func list(_ json: PlacedJSON, _ reading: inout DocumentReading) -> [NamedPage]? {
        guard let members = json.members else {
            reading.report("expected an object, found \(json.description)", at: json.place)
            return nil
        }
        return members.compactMap { member in
            reading.below(member.name) { reading in
                if let problem = problem(ofURL: member.name) {
                    reading.report(problem, at: member.place)
                    return nil
                }
                guard let files = Kind.list(of: Kind<String>.text).read(member.value, &reading)
                else { return nil }
                guard !files.isEmpty else {
                    reading.report("a page needs a script", at: member.value.place)
                    return nil
                }
                return NamedPage(url: member.name, scripts: files)
            }
        }
    }

    /// What schemas say of further pages.
    package static let summary =
        "further pages of the portal: what navigating to a URL opens; scripts relative to this file"
}
