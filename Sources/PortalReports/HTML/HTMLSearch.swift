/// A search field above a list, which the page's script brings to light: without it it would do nothing.
enum HTMLSearch {
    /// A status that items can have.
    struct Status {
        /// The value of their attribute `data-status`.
        var value: String
        var title: String
        var count: Int
    }

    /// - Parameters:
    ///   - legend: What is searched: "cases".
    ///   - items: A selector of the items, each with its status as `data-status`.
    static func field(_ legend: String, items: String, _ statuses: [Status]) -> HTML {
        let boxes = statuses.filter { $0.count > 0 }.map { status -> HTML in
            """
            <label><input type="checkbox" checked value="\(status.value)"> \
            \(status.title) (\(status.count))</label>

            """
        }
        return """
            <fieldset class="search" data-items="\(items)" hidden>
            <legend>Search the \(legend)</legend>
            <label>Text <input type="search" autocomplete="off"></label>
            \(boxes.joined())<p role="status"></p>
            </fieldset>

            """
    }
}
