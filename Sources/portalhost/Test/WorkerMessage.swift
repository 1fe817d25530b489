internal import FoundationEssentials

/// What goes between this process and its workers.
enum WorkerMessage {
    /// The bytes of a message.
    static func bytes(_ value: some Encodable) -> [UInt8] {
        guard let data = try? JSONEncoder().encode(value) else {
            // Texts, whole numbers and lists of them, all of which JSON has.
            preconditionFailure("a message could not be written as JSON")
        }
        return Array(data)
    }

    /// Reads what `bytes` wrote; nil for anything else.
    static func value<Value: Decodable>(_ bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(bytes))
    }
}
