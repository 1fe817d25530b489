/// Creating and inserting nodes (HTML, section 13.2.6.1).
extension HTMLParser {
    // MARK: Operations

    func emit(_ operation: HTMLOperation, _ first: Int32) {
        openText = -1
        operations.append(operation.rawValue)
        operations.append(first)
    }

    func emit(_ operation: HTMLOperation, _ first: Int32, _ second: Int32) {
        emit(operation, first)
        operations.append(second)
    }

    func emit(_ operation: HTMLOperation, _ first: Int32, _ second: Int32, _ third: Int32) {
        emit(operation, first, second)
        operations.append(third)
    }

    /// Tells the names that this parse has added to the table.
    func tellNames() {
        while toldNames < tokenizer.names.count {
            let name = tokenizer.names.text(Int32(toldNames))
            let offset = Int32(tokenizer.side.count)
            if let start = name.baseAddress { tokenizer.side.append(start, count: name.count) }
            emit(.name, offset, Int32(name.count))
            toldNames += 1
        }
    }

    // MARK: Places

    /// Where a node goes.
    enum Location {
        case inside(Int32)
        /// Before a table, or inside of the other where the table has no parent.
        case before(table: Int32, orInside: Int32)
    }

    /// "The appropriate place for inserting a node".
    @inline(__always)
    func appropriatePlace() -> Location {
        let target = stack.last
        if fosterParenting, target.traits.contains(.fosters) { return fosterPlace() }
        return .inside(target.parentWord)
    }

    func fosterPlace() -> Location {
        let table = stackIndex(of: .table)
        if let template = stackIndex(of: .template), table.map({ $0 < template }) ?? true {
            return .inside(stack[template].parentWord)
        }
        guard let table, table > 0 else { return .inside(stack[0].handle) }
        return .before(table: stack[table].handle, orInside: stack[table - 1].parentWord)
    }

    /// Whether a node that is inserted now goes to its parent's parent.
    @inline(__always)
    var depthFlag: Int32 {
        stack.count > options.limits.nesting ? HTMLOperation.isTooDeep : 0
    }

    // MARK: Elements

    /// Whether an element may still be pushed that has children like any other.
    var hasRoomOnStack: Bool { stack.count < options.limits.openElements }

    /// "Insert an HTML element" for the token, which is popped at once.
    func insertVoid() { _ = create(element(for: tokenizer.name, .html)) }

    /// "Insert an HTML element" for the token.
    ///
    /// - Returns: False where the stack is full: the element takes no children then.
    @discardableResult
    func insertHTMLElement(always: Bool = false) -> Bool {
        let element = create(element(for: tokenizer.name, .html))
        guard always || hasRoomOnStack else { return false }
        push(element)
        return true
    }

    func element(for name: Int32, _ namespace: HTMLNamespace) -> HTMLOpenElement {
        let tag = namespace == .html ? HTMLTag(name: name) : .other
        return HTMLOpenElement(
            handle: 0, name: name, tag: tag, namespace: namespace,
            traits: HTMLTagTraits.of(tag, relaxedSelect: isRelaxed))
    }

    /// Makes the token's element and inserts it.
    func create(_ element: HTMLOpenElement) -> HTMLOpenElement {
        tellNames()
        var name = element.name
        if element.namespace == .svg { name = HTMLNames.adjustedSVGElement(name) }
        switch appropriatePlace() {
        case .inside(let parent):
            beginElement(parent, name, element.namespace)
            addTokenAttributes(element.namespace)
        case .before(let table, let other):
            beginElement(HTMLOperation.noParent, name, element.namespace)
            addTokenAttributes(element.namespace)
            emit(.foster, table, other, lastHandle)
        }
        var made = element
        made.handle = lastHandle
        if form != -1, made.traits.contains(.formAssociated), !isOpen(.template) {
            emit(.form, made.handle, max(form, -1))
        }
        return made
    }

    func beginElement(_ parent: Int32, _ name: Int32, _ namespace: HTMLNamespace) {
        beginElement(
            parent, name << 2 | namespace.rawValue, tokenizer.place, tokenizer.endPlace,
            tokenizer.attributes.count, hasDropped: tokenizer.hasDropped)
    }

    func beginElement(
        _ parent: Int32, _ name: Int32, _ place: Int32, _ endPlace: Int32, _ attributes: Int,
        hasDropped: Bool = false
    ) {
        openText = -1
        operations.reserve(7 + attributes * 5)
        operations.append(HTMLOperation.element.rawValue)
        operations.append(parent)
        operations.append(name)
        operations.append(place)
        operations.append(endPlace)
        operations.append(depthFlag | (hasDropped ? HTMLOperation.hasDropped : 0))
        operations.append(Int32(attributes))
        lastHandle += 1
        if lastHandle > options.limits.elements {
            exceed("more than \(options.limits.elements) elements were made by one parse")
        }
    }

    func addTokenAttributes(_ namespace: HTMLNamespace) {
        for index in 0..<tokenizer.attributes.count {
            let attribute = tokenizer.attributes[index]
            var name = attribute.name
            if namespace != .html { name = adjusted(name, namespace) }
            add(name, attribute.value, attribute.place, attribute.valuePlace)
        }
    }

    @inline(__always)
    private func add(_ name: Int32, _ value: HTMLSpan, _ place: Int32, _ valuePlace: Int32) {
        operations.append(name)
        operations.append(value.offset)
        operations.append(value.length)
        operations.append(place)
        operations.append(valuePlace)
    }

    private func adjusted(_ name: Int32, _ namespace: HTMLNamespace) -> Int32 {
        let name =
            namespace == .svg
            ? HTMLNames.adjustedSVGAttribute(name) : HTMLNames.adjustedMathMLAttribute(name)
        return HTMLNames.adjustedForeignAttribute(name)
    }

    /// Makes an element that no tag of the source stands for.
    func createImplied(_ tag: HTMLTag, in parent: Int32? = nil) {
        var element = element(for: tag.rawValue, .html)
        let place = tokenizer.place
        switch parent.map(Location.inside) ?? appropriatePlace() {
        case .inside(let parent): beginElement(parent, tag.rawValue << 2, place, place, 0)
        case .before(let table, let other):
            beginElement(HTMLOperation.noParent, tag.rawValue << 2, place, place, 0)
            emit(.foster, table, other, lastHandle)
        }
        element.handle = lastHandle
        push(element)
    }

    /// Makes an element again for the tag of an entry of the list.
    func create(_ entry: HTMLFormattingElement, in location: Location?) -> HTMLOpenElement {
        var parent = HTMLOperation.noParent
        if case .inside(let word) = location { parent = word }
        beginElement(
            parent, entry.name << 2, entry.place, entry.endPlace, entry.attributes.count)
        for attribute in entry.attributes {
            let span = HTMLSpan(
                offset: Int32(tokenizer.side.count), length: Int32(attribute.value.count))
            attribute.value.withUnsafeBufferPointer { units in
                if let start = units.baseAddress {
                    tokenizer.side.append(start, count: units.count)
                }
            }
            add(attribute.name, span, attribute.place, attribute.valuePlace)
        }
        if case .before(let table, let other) = location {
            emit(.foster, table, other, lastHandle)
        }
        var element = element(for: entry.name, .html)
        element.handle = lastHandle
        return element
    }

    /// Adds the token's attributes to an element that lacks them.
    func mergeAttributes(into handle: Int32) {
        guard tokenizer.attributes.count > 0, context == nil || handle != 0 else { return }
        tellNames()
        emit(.merge, handle, Int32(tokenizer.attributes.count))
        addTokenAttributes(.html)
    }

    // MARK: Text and comments

    /// "Insert a character".
    func insert(_ text: UnsafeBufferPointer<UInt16>, place: Int32) {
        guard text.count > 0, let start = text.baseAddress else { return }
        let offset = Int32(tokenizer.side.count)
        tokenizer.side.append(start, count: text.count)
        switch appropriatePlace() {
        case .inside(let parent):
            if openText >= 0, operations[openText + 1] == parent,
                operations[openText + 2] + operations[openText + 3] == offset
            {
                operations[openText + 3] += Int32(text.count)
                return
            }
            openText = operations.count
            operations.reserve(6)
            operations.append(HTMLOperation.text.rawValue)
            operations.append(parent)
            operations.append(offset)
            operations.append(Int32(text.count))
            operations.append(place)
            // A text stays in its element, however deep that is: it may be a script.
            operations.append(0)
        case .before(let table, let other):
            emit(.fosterText, table, other, offset)
            operations.append(Int32(text.count))
            operations.append(place)
        }
    }

    /// "Insert a comment".
    func insertComment(in parent: Int32? = nil) {
        emit(.comment, parent ?? current.parentWord, tokenizer.data.offset, tokenizer.data.length)
        operations.append(tokenizer.place)
        operations.append(parent == nil ? depthFlag : 0)
    }
}
