/// Where the demand of a rule comes from, as an address that a person can open.
package enum RuleSource {
    private static let pages =
        "https://learn.microsoft.com/en-us/windows-hardware/drivers/mobilebroadband/mobile-plans-"

    /// The page of a section of the manual's article about the app.
    private static func page(ofSection section: Int) -> String {
        switch section {
        case 2, 10, 12: pages + "web-portal"
        case 7: pages + "legacy-callback-notifications"
        default: pages + "callback-notifications"
        }
    }

    /// Standards by the word that a source names them with.
    private static let standards = [
        ("ECMA-262", "https://tc39.es/ecma262/"), ("ECMA-426", "https://tc39.es/ecma426/"),
        ("HTML", "https://html.spec.whatwg.org/multipage/"),
        ("Fetch", "https://fetch.spec.whatwg.org/"),
        ("Mixed Content", "https://www.w3.org/TR/mixed-content/"),
        ("WCAG 2.2", "https://www.w3.org/TR/WCAG22/"),
        ("ITU-T E.118", "https://www.itu.int/rec/T-REC-E.118"),
        ("ISO 3166", "https://www.iso.org/iso-3166-country-codes.html"),
        (
            "GSMA SGP.22",
            "https://www.gsma.com/solutions-and-impact/technologies/esim/esim-specification/"
        ),
        ("MDN", "https://developer.mozilla.org/"),
    ]

    /// The addresses that a source stands for; none for what this program decided itself.
    package static func links(_ source: String) -> [String] {
        var links: [String] = []
        func add(_ link: String) { if !links.contains(link) { links.append(link) } }
        for part in source.split(separator: ";") {
            if part.contains("mobile-plans.md") {
                let numbers = part.split { !$0.isNumber && $0 != "." }
                    .compactMap { Int($0.prefix { $0 != "." }) }
                for number in numbers { add(page(ofSection: number)) }
            }
            for (word, link) in standards where part.contains(word) { add(link) }
        }
        return links
    }

    /// The source as people read it: addresses, and where the manual has it.
    package static func words(_ source: String) -> String {
        let links = links(source)
        let own = source.replacing("mobile-plans.md", with: "the manual's facts of the app")
        guard !links.isEmpty else { return "a decision of this program (\(own))" }
        return "\(links.joined(separator: ", ")) (\(own))"
    }
}
