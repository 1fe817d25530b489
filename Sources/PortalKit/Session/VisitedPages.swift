internal import JSONDocuments

/// The documents that a session showed one after the other (HTML, section 7.4.6): where `history.back()`
/// goes from the first entry of a document.
struct VisitedPages {
    private var urls: [String] = []
    private var index = -1
    /// How often documents were loaded again by themselves, by their URLs.
    private var refreshes: [CodeUnits: Int] = [:]

    /// How a page comes into the list.
    enum Step {
        case push, replace
        /// So many entries on, or back.
        case traverse(Int)
    }

    /// The page that lies so many entries on, or back; nil if there is none.
    func page(at delta: Int) -> String? {
        let (sum, overflow) = index.addingReportingOverflow(delta)
        return !overflow && urls.indices.contains(sum) ? urls[sum] : nil
    }

    /// Another page is shown.
    mutating func note(_ url: String, _ step: Step) {
        switch step {
        case .traverse(let delta): index += delta
        case .replace where index >= 0: urls[index] = url
        default:
            urls = Array(urls.prefix(index + 1)) + [url]
            index += 1
        }
    }

    private static let mostRefreshes = 5

    /// Whether a document may go on to a URL by itself: what leads there so often does so for ever.
    mutating func mayRefresh(to url: String) -> Bool {
        refreshes[url, default: 0] += 1
        return refreshes[url, default: 0] <= Self.mostRefreshes
    }
}
