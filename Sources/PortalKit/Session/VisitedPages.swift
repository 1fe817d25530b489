internal import JSONDocuments
internal import WebPlatformBridge

/// The documents that a session showed one after the other (HTML, section 7.4.6), each with the entries of
/// the session history that it has: where `history.back()` goes from the first of them.
struct VisitedPages {
    /// A document, which is loaded again where the history comes back to it.
    private struct Document {
        var history: PageHistory
        /// What led to it, as `document.referrer` has it.
        var referrer = ""
    }

    private var documents: [Document] = []
    private var index = -1
    /// How often documents were loaded again by themselves, by their URLs.
    private var refreshes: [CodeUnits: Int] = [:]

    /// How a page comes into the list.
    enum Step {
        case push, replace, reload
        /// So many entries on, or back, from the last or the first one of the document that is shown.
        case traverse(Int)
    }

    /// Which entry of which document lies so many entries on, or back.
    private func place(at delta: Int) -> (document: Int, entry: Int)? {
        var left = delta.magnitude
        var document = index
        while true {
            document += delta < 0 ? -1 : 1
            guard delta != 0, documents.indices.contains(document) else { return nil }
            let count = documents[document].history.entries.count
            if left <= count {
                return (document, delta < 0 ? count - Int(left) : Int(left) - 1)
            }
            left -= UInt(count)
        }
    }

    /// The page that lies so many entries on, or back; nil if there is none.
    func page(at delta: Int) -> String? {
        place(at: delta).map { documents[$0.document].history.entries[$0.entry].url }
    }

    /// Keeps the entries of the document that is shown, before another one is.
    mutating func keep(_ history: PageHistory) {
        guard documents.indices.contains(index), history.entries.indices.contains(history.index)
        else { return }
        documents[index].history = history
    }

    /// Another page is shown.
    mutating func note(_ url: String, _ step: Step) {
        let next = Document(history: PageHistory(of: url))
        switch step {
        case .reload where index >= 0: break
        case .traverse(let delta):
            guard let place = place(at: delta) else { return }
            index = place.document
            documents[index].history.index = place.entry
        case .replace where index >= 0:
            let ahead = documents[index].history.dropEntries(behind: documents[index].history.index)
            let rest = Array(documents[(index + 1)...])
            documents = Array(documents[...index])
            documents[index].history.entries.removeLast()
            documents[index].history.index -= 1
            if documents[index].history.entries.isEmpty { documents.removeLast() }
            index = documents.count
            documents.append(next)
            if !ahead.isEmpty {
                documents.append(Document(history: PageHistory(entries: ahead, index: 0)))
            }
            documents += rest
        default:
            if documents.indices.contains(index) {
                documents = Array(documents[...index])
                _ = documents[index].history.dropEntries(behind: documents[index].history.index)
            }
            documents.append(next)
            index = documents.count - 1
        }
    }

    /// The entries that the document which is shown begins with.
    func history(of url: String) -> PageHistory {
        guard documents.indices.contains(index) else { return PageHistory(of: url) }
        var history = documents[index].history
        history.entries[history.index].url = url
        history.before = documents[..<index].reduce(0) { $0 + $1.history.entries.count }
        history.after = documents[(index + 1)...].reduce(0) { $0 + $1.history.entries.count }
        return history
    }

    /// What led to the document that is shown, as `document.referrer` has it.
    var referrer: String {
        get { documents.indices.contains(index) ? documents[index].referrer : "" }
        set { if documents.indices.contains(index) { documents[index].referrer = newValue } }
    }

    private static let mostRefreshes = 5

    /// Whether a document may go on to a URL by itself: what leads there so often does so for ever.
    mutating func mayRefresh(to url: String) -> Bool {
        refreshes[url, default: 0] += 1
        return refreshes[url, default: 0] <= Self.mostRefreshes
    }
}

extension PageHistory {
    /// Takes the entries behind one away, and says which they were.
    fileprivate mutating func dropEntries(behind place: Int) -> [Entry] {
        let dropped = Array(entries[(place + 1)...])
        entries.removeLast(dropped.count)
        return dropped
    }
}
