public import JSONDocuments

/// One context as its debugger sees it: requests of the engine's inspector protocol, and its events.
public final class InspectedContext {
    /// Why a request was refused, in the engine's words.
    public struct Refusal: Error, CustomStringConvertible {
        /// The engine's words.
        public let description: String

        /// Makes a refusal.
        public init(description: String) { self.description = description }
    }

    /// Which context it is.
    public let id: ScriptContext.ID
    private weak var inspector: Inspector?
    private var channel: InspectorChannel?
    private var lastRequest = 0
    private var replies: [Int: JSONValue] = [:]
    /// What the last reply had that lists blocks.
    private var blocks: [BasicBlock]?

    init?(_ context: ScriptContext, _ layout: InspectorLayout, of inspector: Inspector) {
        id = context.id
        self.inspector = inspector
        let channel = unsafe InspectorChannel(context.ref, layout) { [unowned self] in
            receive($0)
        }
        guard let channel else { return nil }
        self.channel = channel
    }

    /// Sends a request, and gives its result: the engine answers at once.
    ///
    /// - Throws: `Refusal` if it does not do what was asked.
    @discardableResult
    public func ask(
        _ method: String, _ parameters: JSONValue = [:]
    ) throws(Refusal) -> JSONValue {
        guard let channel else { throw Refusal(description: "the page is closed") }
        lastRequest += 1
        let number = lastRequest
        let message: JSONValue = [
            "id": .number(JSONNumber(number)), "method": .string(method), "params": parameters,
        ]
        channel.send(message.text())
        guard let reply = replies.removeValue(forKey: number) else {
            throw Refusal(description: "the engine did not answer '\(method)'")
        }
        if let error = reply["error"] {
            throw Refusal(description: error["message"]?.string ?? "the engine refused")
        }
        return reply["result"] ?? [:]
    }

    /// How often each piece of a script ran; the engine counts if `Runtime.enableControlFlowProfiler` was
    /// asked of any context of the machine.
    ///
    /// - Throws: `Refusal` if the engine does not count.
    public func basicBlocks(ofScript id: String) throws(Refusal) -> [BasicBlock] {
        blocks = nil
        let reply = try ask("Runtime.getBasicBlocks", ["sourceID": .string(id)])
        if let blocks { return blocks }
        return (reply["basicBlocks"]?.array ?? []).compactMap { block in
            guard let start = block["startOffset"]?.integer,
                let end = block["endOffset"]?.integer,
                let count = block["executionCount"]?.integer
            else { return nil }
            return BasicBlock(start: start, end: end, count: count)
        }
    }

    /// How an event begins that comes with each pass by a place that is counted.
    private static let counted =
        #"{"method":"Debugger.playBreakpointActionSound","params":{"breakpointActionId":"#

    private func receive(_ text: String) {
        if text.utf8.starts(with: Self.counted.utf8) {
            let digits = text.utf8.dropFirst(Self.counted.utf8.count).prefix { $0 != 0x7D }
            let number = Int(String(decoding: digits, as: UTF8.self)) ?? 0
            inspector?.received(
                "Debugger.playBreakpointActionSound",
                ["breakpointActionId": .number(JSONNumber(number))], from: self)
            return
        }
        if let list = BasicBlock.list(text) {
            blocks = list.blocks
            replies[list.request] = [:]
            return
        }
        let message: JSONValue
        do throws(JSONProblem) {
            message = try JSONValue(reply: Array(text.utf8))
        } catch {
            // A value that is nested deeper than this reader goes: the request goes without answer.
            return
        }
        if let number = message["id"]?.integer {
            replies[number] = message
        } else if let method = message["method"]?.string {
            inspector?.received(method, message["params"] ?? [:], from: self)
        }
    }

    /// Ends the connection.
    func close() {
        channel?.disconnect()
        channel = nil
        replies = [:]
    }
}
