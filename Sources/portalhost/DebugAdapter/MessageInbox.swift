internal import Glibc
internal import JSONDocuments

/// What an editor sends, read on a thread of its own so that it arrives while a script runs.
final class MessageInbox: @unchecked Sendable {
    // Sendable: everything mutable is guarded by `mutex`.

    /// One thing that came.
    enum Item {
        case message(JSONValue)
        /// A message that is no JSON.
        case unreadable(String)
        /// What comes is no stream of messages.
        case broken(String)
        /// The editor is gone.
        case end
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var items: [Item] = []
    private var hasEnded = false

    /// Begins to read from a file.
    init(_ file: Int32) {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
        final class Reading {
            let inbox: MessageInbox
            let file: Int32
            init(_ inbox: MessageInbox, _ file: Int32) {
                self.inbox = inbox
                self.file = file
            }
        }
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { data in
                guard let data else { return nil }
                let reading = Unmanaged<Reading>.fromOpaque(data).takeRetainedValue()
                reading.inbox.read(reading.file)
                return nil
            }, Unmanaged.passRetained(Reading(self, file)).toOpaque())
        pthread_detach(thread)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// The next thing, once it is there.
    func wait() -> Item {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while items.isEmpty, !hasEnded { pthread_cond_wait(condition, mutex) }
        return items.isEmpty ? .end : items.removeFirst()
    }

    /// The next thing, if it is there.
    func poll() -> Item? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if items.isEmpty { return hasEnded ? .end : nil }
        return items.removeFirst()
    }

    /// Returns once nothing more is read.
    func waitForEnd() {
        while true {
            if case .end = wait() { return }
        }
    }

    private func add(_ item: Item) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if case .end = item { hasEnded = true } else { items.append(item) }
        pthread_cond_signal(condition)
    }

    private func read(_ file: Int32) {
        var framing = MessageFraming()
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return add(.end) }
            framing.feed(buffer[..<count])
            do throws(MessageFraming.Problem) {
                while let body = try framing.next() { add(Self.item(body)) }
            } catch {
                add(.broken(error.words))
                return add(.end)
            }
        }
    }

    private static func item(_ body: [UInt8]) -> Item {
        do throws(JSONProblem) {
            return .message(try JSONValue(reply: body))
        } catch {
            return .unreadable("\(error)")
        }
    }
}
