internal import Glibc
internal import JSONDocuments

/// What an editor is sent: responses and events, numbered.
final class MessageOutbox: @unchecked Sendable {
    // Sendable: everything mutable is guarded by `mutex`.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let file: Int32
    private var last = 0
    private var isGone = false

    init(_ file: Int32) {
        self.file = file
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Sends an event.
    func event(_ name: String, _ body: JSONValue = [:]) {
        send(["type": "event", "event": .string(name)], body)
    }

    /// Answers a request. A body with nothing in it is left out: Visual Studio Code does less on a step back
    /// where it finds one.
    func respond(to request: JSONValue, _ body: JSONValue = [:]) {
        send(
            [
                "type": "response", "request_seq": request["seq"] ?? 0, "success": true,
                "command": request["command"] ?? "",
            ], body.members?.isEmpty == false ? body : nil)
    }

    /// Refuses a request, with a sentence.
    func refuse(_ request: JSONValue, _ message: String) {
        send(
            [
                "type": "response", "request_seq": request["seq"] ?? 0, "success": false,
                "command": request["command"] ?? "", "message": .string(message),
            ],
            ["error": ["id": 1, "format": .string(escaped(message)), "showUser": true]])
    }

    /// `{name}` would be taken for a variable.
    private func escaped(_ message: String) -> String {
        message.replacing("{", with: "(").replacing("}", with: ")")
    }

    private func send(_ message: JSONValue, _ body: JSONValue?) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isGone else { return }
        last += 1
        var members = message.members ?? []
        members.insert(.init("seq", .number(.init(last))), at: 0)
        if let body { members.append(.init("body", body)) }
        var rest = MessageFraming.framed(JSONValue.object(members).bytes())[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                // The editor is gone: its end is read as well.
                isGone = true
                return
            }
            rest = rest.dropFirst(count)
        }
    }
}
