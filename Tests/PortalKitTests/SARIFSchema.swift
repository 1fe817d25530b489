import Foundation

/// The part of the SARIF 2.1.0 schema that reports use, written out: the members that an object may
/// have, those that it must have, and what they hold.
private enum Shape: Sendable {
    case text, positive, natural
    case word([String])
    case list(String)
    case object(String)
    case texts
    case map
}

private let shapes: [String: (required: [String], members: [String: Shape])] = [
    "log": (
        ["version", "runs"],
        ["$schema": .text, "version": .word(["2.1.0"]), "runs": .list("run")]
    ),
    "run": (
        ["tool"],
        [
            "automationDetails": .object("automationDetails"),
            "tool": .object("tool"), "results": .list("result"), "artifacts": .list("artifact"),
            "columnKind": .word(["utf16CodeUnits", "unicodeCodePoints"]),
        ]
    ),
    "automationDetails": ([], ["id": .text, "description": .object("message")]),
    "suppression": (
        ["kind"],
        [
            "kind": .word(["inSource", "external"]),
            "status": .word(["accepted", "underReview", "rejected"]), "justification": .text,
            "location": .object("location"),
        ]
    ),
    "tool": (["driver"], ["driver": .object("driver")]),
    "driver": (["name"], ["name": .text, "version": .text, "rules": .list("rule")]),
    "rule": (
        ["id"],
        [
            "id": .text, "shortDescription": .object("message"),
            "fullDescription": .object("message"), "help": .object("message"),
            "helpUri": .text,
            "defaultConfiguration": .object("configuration"), "properties": .object("bag"),
        ]
    ),
    "configuration": ([], ["level": .word(["none", "note", "warning", "error"])]),
    "bag": ([], ["tags": .texts]),
    "message": (["text"], ["text": .text, "markdown": .text]),
    "artifact": ([], ["location": .object("artifactLocation"), "sourceLanguage": .text]),
    "artifactLocation": ([], ["uri": .text, "index": .natural]),
    "result": (
        ["message"],
        [
            "ruleId": .text, "ruleIndex": .natural,
            "level": .word(["none", "note", "warning", "error"]), "message": .object("message"),
            "locations": .list("location"), "codeFlows": .list("codeFlow"),
            "partialFingerprints": .map, "relatedLocations": .list("location"),
            "suppressions": .list("suppression"),
            "baselineState": .word(["new", "unchanged", "updated", "absent"]),
        ]
    ),
    "location": (
        [],
        [
            "id": .natural, "physicalLocation": .object("physicalLocation"),
            "message": .object("message"),
        ]
    ),
    "physicalLocation": (
        ["artifactLocation"],
        [
            "artifactLocation": .object("artifactLocation"), "region": .object("region"),
            "contextRegion": .object("region"),
        ]
    ),
    "region": (
        [],
        [
            "startLine": .positive, "startColumn": .positive, "endColumn": .positive,
            "snippet": .object("message"),
        ]
    ),
    "codeFlow": (["threadFlows"], ["threadFlows": .list("threadFlow")]),
    "threadFlow": (["locations"], ["locations": .list("threadFlowLocation")]),
    "threadFlowLocation": (
        [], ["location": .object("location"), "executionOrder": .natural, "kinds": .texts]
    ),
]

/// What a document has that the schema does not take.
func schemaProblems(_ document: [String: Any]) -> [String] {
    problems(document, is: "log", at: "")
}

private func problems(_ value: Any, is name: String, at path: String) -> [String] {
    guard let object = value as? [String: Any], let shape = shapes[name] else {
        return ["\(path): expected an object (\(name))"]
    }
    var found = shape.required.filter { object[$0] == nil }.map { "\(path)/\($0): is missing" }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
        guard let member = shape.members[key] else {
            found.append("\(path)/\(key): is unknown")
            continue
        }
        found += problems(value, is: member, at: "\(path)/\(key)")
    }
    return found
}

private func problems(_ value: Any, is shape: Shape, at path: String) -> [String] {
    let isGood: Bool
    switch shape {
    case .text: isGood = value is String
    case .positive: isGood = (value as? Int).map { $0 >= 1 } ?? false
    case .natural: isGood = (value as? Int).map { $0 >= 0 } ?? false
    case .word(let words): isGood = (value as? String).map(words.contains) ?? false
    case .texts: isGood = value is [String]
    case .map: isGood = value is [String: String]
    case .object(let name): return problems(value, is: name, at: path)
    case .list(let name):
        guard let list = value as? [Any] else { return ["\(path): expected a list"] }
        var found = list.enumerated().flatMap { problems($1, is: name, at: "\(path)/\($0)") }
        // "uniqueItems" of the schema.
        let isSet =
            ["artifact", "rule", "suppression"].contains(name)
            || path.hasSuffix("/relatedLocations")
        if isSet {
            let texts = list.compactMap {
                try? JSONSerialization.data(withJSONObject: $0, options: .sortedKeys)
            }
            if Set(texts).count < list.count { found.append("\(path): has one item twice") }
        }
        return found
    }
    return isGood ? [] : ["\(path): does not hold \(shape)"]
}
