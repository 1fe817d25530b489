public import JSONDocuments
internal import PortalTrace
internal import WebFormats
public import WebPlatform

/// The file of `--storage`: what portals left in `localStorage`, by origin.
///
///     {
///       "localStorage": {
///         "https://portal.contoso-mobile.example": [["plan", "weekend"], ["visits", "3"]]
///       }
///     }
///
/// An item is a list of key and value, because their order is part of what a page sees. A text with
/// a lone surrogate is a list of its UTF-16 code units.
package enum StorageFile {
    /// Reads a file's text.
    ///
    /// - Parameters:
    ///   - text: The file's text; empty for a file that begins with nothing.
    ///   - file: The file's name, for problems.
    /// - Throws: Everything that is wrong with it.
    package static func read(
        _ text: String, file: String
    ) throws(DocumentProblems) -> [String: StorageArea] {
        var reading = DocumentReading(file: file)
        let json: PlacedJSON
        do throws(DocumentProblem) {
            json = try JSONParser.parse(text, file: file)
        } catch {
            throw DocumentProblems(all: [error])
        }
        let areas = areas(json, &reading)
        guard reading.problems.isEmpty else { throw DocumentProblems(all: reading.problems) }
        return areas
    }

    /// Reads a file.
    package static func load(_ path: String) throws(DocumentProblems) -> [String: StorageArea] {
        let text: String
        do throws(DocumentProblem) {
            text = try Paths.text(of: path, most: InputFile.Most.written)
        } catch {
            throw DocumentProblems(all: [error])
        }
        return try read(text, file: path)
    }

    /// The text of a file; origins without items are left out.
    package static func text(_ local: [String: StorageArea]) -> String {
        JSONOutput.text([
            "localStorage": local.filter { $0.value.count > 0 }.mapValues(Written.init)
        ])
    }

    // MARK: - Reading

    private static func areas(
        _ json: PlacedJSON, _ reading: inout DocumentReading
    ) -> [String: StorageArea] {
        guard let members = json.members else {
            reading.report("expected an object, found \(json.description)", at: json.place)
            return [:]
        }
        for member in members where member.name != "localStorage" {
            reading.report(
                "unknown member '\(TraceValue.oneLine(member.name))'; expected localStorage",
                at: member.place)
        }
        guard let local = json["localStorage"] else { return [:] }
        return reading.below("localStorage") { reading in
            guard let origins = local.members else {
                reading.report(
                    "expected an object of origins, found \(local.description)", at: local.place)
                return [:]
            }
            var areas: [String: StorageArea] = [:]
            for origin in origins {
                areas[origin.name] = reading.below(origin.name) { area(origin, &$0) }
            }
            return areas
        }
    }

    private static func area(
        _ origin: PlacedJSON.Member, _ reading: inout DocumentReading
    ) -> StorageArea? {
        // As a page says its own: another spelling would be an origin that no page has.
        guard let url = WebURL(origin.name), url.origin == origin.name else {
            reading.report(
                "expected an origin such as 'https://portal.example', found "
                    + "'\(TraceValue.oneLine(origin.name))'", at: origin.place)
            return nil
        }
        guard case .array(let items) = origin.value.value else {
            reading.report(
                "expected a list of [key, value], found \(origin.value.description)",
                at: origin.value.place)
            return nil
        }
        var area = StorageArea()
        for (index, item) in items.enumerated() {
            reading.below("[\(index)]") { reading in
                guard case .array(let pair) = item.value, pair.count == 2,
                    let key = units(pair[0]), let value = units(pair[1])
                else {
                    reading.report(
                        "expected [key, value], two strings, found \(item.description)",
                        at: item.place)
                    return
                }
                if area.value(of: key) != nil {
                    reading.report("a second item of this key; remove one", at: pair[0].place)
                } else if !area.set(key, to: value) {
                    reading.report(
                        "the items of one origin have more than \(StorageArea.quota) characters",
                        at: item.place)
                }
            }
        }
        return area
    }

    private static func units(_ json: PlacedJSON) -> [UInt16]? {
        switch json.value {
        case .string(let text): return Array(text.utf16)
        case .array(let elements):
            let units = elements.compactMap { element -> UInt16? in
                guard case .number(let number) = element.value else { return nil }
                return number.integer.flatMap { UInt16(exactly: $0) }
            }
            return units.count == elements.count ? units : nil
        default: return nil
        }
    }

    // MARK: - Writing

    private struct Written: Encodable {
        let area: StorageArea

        init(_ area: StorageArea) { self.area = area }

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            for item in area.items {
                var pair = list.nestedUnkeyedContainer()
                for units in [item.key, item.value] {
                    if let text = String(validating: units, as: UTF16.self) {
                        try pair.encode(text)
                    } else {
                        try pair.encode(units)
                    }
                }
            }
        }
    }
}
