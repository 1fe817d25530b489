/// The stack of open elements (HTML, section 13.2.4.2).
extension HTMLParser {
    @inline(__always)
    var current: HTMLOpenElement { stack.last }

    /// "The adjusted current node".
    @inline(__always)
    var adjustedCurrent: HTMLOpenElement {
        if let context, stack.count == 1 { return context }
        return stack.last
    }

    var hasForeignNode: Bool { stack.count > 0 && adjustedCurrent.namespace != .html }

    @inline(__always)
    func isCurrent(_ tag: HTMLTag) -> Bool { stack.last.tag == tag }

    @inline(__always)
    func isOpen(_ tag: HTMLTag) -> Bool { openCounts[Int(tag.rawValue)] > 0 }

    func push(_ element: HTMLOpenElement) {
        stack.append(element)
        openCounts[Int(element.tag.rawValue)] += 1
    }

    func pop() {
        let element = stack.last
        stack.removeLast()
        left(element)
    }

    private func left(_ element: HTMLOpenElement) {
        openCounts[Int(element.tag.rawValue)] -= 1
        if element.traits.contains(.reportsPop) { emit(.popped, element.handle) }
    }

    func pop(until tag: HTMLTag) {
        while stack.count > 1, stack.last.tag != tag { pop() }
        if stack.count > 1 { pop() }
    }

    func pop(toCount count: Int) {
        while stack.count > count { pop() }
    }

    func removeFromStack(at index: Int) {
        let element = stack[index]
        stack.remove(at: index)
        left(element)
    }

    func replaceInStack(at index: Int, with element: HTMLOpenElement) { stack[index] = element }

    func insertIntoStack(_ element: HTMLOpenElement, at index: Int) {
        stack.insert(element, at: index)
        openCounts[Int(element.tag.rawValue)] += 1
    }

    /// Where an element is on the stack.
    func stackIndex(of handle: Int32) -> Int? {
        var index = stack.count - 1
        while index >= 0 {
            if stack[index].handle == handle { return index }
            index -= 1
        }
        return nil
    }

    func stackIndex(of tag: HTMLTag) -> Int? {
        guard isOpen(tag) else { return nil }
        var index = stack.count - 1
        while index >= 0 {
            if stack[index].tag == tag { return index }
            index -= 1
        }
        return nil
    }

    // MARK: Scopes

    /// "Has an element in scope": the tag is met before an element that ends the scope.
    func isInScope(_ tag: HTMLTag, _ ends: HTMLTagTraits = .scope) -> Bool {
        guard isOpen(tag) else { return false }
        var index = stack.count - 1
        while index >= 0 {
            if stack[index].tag == tag { return true }
            if !stack[index].traits.isDisjoint(with: ends) { return false }
            index -= 1
        }
        return false
    }

    func isInScope(handle: Int32) -> Bool {
        var index = stack.count - 1
        while index >= 0 {
            if stack[index].handle == handle { return true }
            if stack[index].traits.contains(.scope) { return false }
            index -= 1
        }
        return false
    }

    func isInButtonScope(_ tag: HTMLTag) -> Bool { isInScope(tag, [.scope, .buttonScope]) }

    func isInListItemScope(_ tag: HTMLTag) -> Bool { isInScope(tag, [.scope, .listItemScope]) }

    func isInTableScope(_ tag: HTMLTag) -> Bool { isInScope(tag, .tableScope) }

    /// The scope of the old rules for `select`: everything but optgroup and option ends it.
    func isInSelectScope() -> Bool {
        guard isOpen(.select) else { return false }
        var index = stack.count - 1
        while index >= 0 {
            if stack[index].tag == .select { return true }
            if !stack[index].traits.contains(.selectScope) { return false }
            index -= 1
        }
        return false
    }

    // MARK: Implied end tags

    func generateImpliedEndTags(except tag: HTMLTag = .html) {
        while stack.last.traits.contains(.impliedEnd), stack.last.tag != tag { pop() }
    }

    func generateImpliedEndTagsThoroughly() {
        while stack.last.traits.contains(.impliedEndThoroughly) { pop() }
    }

    /// "Close a p element".
    func closeParagraph() {
        generateImpliedEndTags(except: .p)
        pop(until: .p)
    }

    func closeParagraphInButtonScope() {
        if isInButtonScope(.p) { closeParagraph() }
    }
}
