/// Memory that grows: what the parser fills a word at a time. An array would test at every append
/// whether it is shared.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 16) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// The last element; there must be one.
    @inline(__always)
    var last: Element {
        get { base[count - 1] }
        set { base[count - 1] = newValue }
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: count + 1) }
        base[count] = element
        count += 1
    }

    mutating func append(_ source: UnsafePointer<Element>, count added: Int) {
        guard added > 0 else { return }
        reserve(added)
        (base + count).update(from: source, count: added)
        count += added
    }

    mutating func append(repeating element: Element, count added: Int) {
        guard added > 0 else { return }
        reserve(added)
        (base + count).update(repeating: element, count: added)
        count += added
    }

    /// Makes room for so many more elements.
    @inline(__always)
    mutating func reserve(_ added: Int) {
        if count + added > capacity { grow(to: count + added) }
    }

    mutating func insert(_ element: Element, at index: Int) {
        append(element)
        (base + index + 1).update(from: base + index, count: count - 1 - index)
        base[index] = element
    }

    mutating func remove(at index: Int) {
        (base + index).update(from: base + index + 1, count: count - 1 - index)
        count -= 1
    }

    @inline(__always)
    mutating func removeLast() { count -= 1 }

    /// Keeps the first elements only.
    @inline(__always)
    mutating func truncate(to newCount: Int) { count = newCount }

    /// Drops the first elements.
    mutating func removeFirst(_ dropped: Int) {
        base.update(from: base + dropped, count: count - dropped)
        count -= dropped
    }

    private mutating func grow(to needed: Int) {
        var larger = capacity
        while larger < needed { larger = larger * 2 }
        let old = base
        base = .allocate(capacity: larger)
        base.update(from: old, count: count)
        old.deallocate()
        capacity = larger
    }
}
