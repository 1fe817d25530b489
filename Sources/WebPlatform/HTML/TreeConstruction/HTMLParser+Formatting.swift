/// The list of active formatting elements and the adoption agency (HTML, sections 13.2.4.3 and
/// 13.2.6.4.7).
extension HTMLParser {
    /// "Push onto the list of active formatting elements": the element on top of the stack, with
    /// the token's attributes.
    func pushFormatting() {
        let element = stack.last
        var entry = HTMLFormattingElement(
            handle: element.handle, name: element.name, tag: element.tag,
            place: tokenizer.place, endPlace: tokenizer.endPlace)
        if tokenizer.attributes.count > 0 {
            entry.setAttributes(
                (0..<tokenizer.attributes.count).map { index in
                    let attribute = tokenizer.attributes[index]
                    let value = UnsafeBufferPointer(
                        start: tokenizer.side.base + Int(attribute.value.offset),
                        count: Int(attribute.value.length))
                    return HTMLFormattingElement.Attribute(
                        name: attribute.name, value: Array(value), place: attribute.place,
                        valuePlace: attribute.valuePlace)
                })
        }
        limitFormatting(for: entry)
        formatting.append(entry)
    }

    /// The Noah's Ark clause: the earliest of three with the same tag goes. Beyond the limit the
    /// earliest of all goes.
    private func limitFormatting(for entry: HTMLFormattingElement) {
        var (same, earliest, seen) = (0, 0, 0)
        var index = formatting.count - 1
        while index >= 0, !formatting[index].isMarker {
            seen += 1
            if formatting[index].hasSameTag(as: entry) {
                same += 1
                earliest = index
            }
            index -= 1
        }
        if same >= 3 {
            formatting.remove(at: earliest)
        } else if seen >= options.limits.formattingElements {
            formatting.remove(at: index + 1)
        }
    }

    /// "Reconstruct the active formatting elements".
    @inline(__always)
    func reconstructFormatting() {
        guard let last = formatting.last, !last.isMarker, stackIndex(of: last.handle) == nil else {
            return
        }
        reopenFormatting()
    }

    private func reopenFormatting() {
        var index = formatting.count - 1
        while index > 0 {
            let before = formatting[index - 1]
            if before.isMarker || stackIndex(of: before.handle) != nil { break }
            index -= 1
        }
        while index < formatting.count, hasRoomOnStack {
            let element = create(formatting[index], in: appropriatePlace())
            push(element)
            formatting[index].handle = element.handle
            index += 1
        }
    }

    func clearFormattingToMarker() {
        while let last = formatting.popLast() {
            if last.isMarker { return }
        }
    }

    func formattingIndex(of handle: Int32) -> Int? {
        formatting.lastIndex { $0.handle == handle }
    }

    /// The last entry with a tag after the last marker.
    func formattingIndex(of tag: HTMLTag) -> Int? {
        var index = formatting.count - 1
        while index >= 0, !formatting[index].isMarker {
            if formatting[index].tag == tag { return index }
            index -= 1
        }
        return nil
    }

    /// "The adoption agency algorithm".
    func adopt(_ tag: HTMLTag) {
        if isCurrent(tag), formattingIndex(of: current.handle) == nil {
            pop()
            return
        }
        for _ in 0..<8 {
            guard let entry = formattingIndex(of: tag) else {
                closeAnyOther(tag.rawValue)
                return
            }
            let handle = formatting[entry].handle
            guard let index = stackIndex(of: handle) else {
                formatting.remove(at: entry)
                return
            }
            guard isInScope(handle: handle) else { return }
            guard let block = furthestBlock(above: index) else {
                pop(toCount: index)
                formatting.remove(at: entry)
                return
            }
            moveOut(entry: entry, index: index, block: block)
        }
    }

    /// "The furthest block": the topmost special element that is lower than the formatting one.
    private func furthestBlock(above index: Int) -> Int? {
        var at = index + 1
        while at < stack.count {
            if stack[at].traits.contains(.special) { return at }
            at += 1
        }
        return nil
    }

    /// Steps 9 to 19 for one formatting element.
    private func moveOut(entry: Int, index: Int, block: Int) {
        let formattingHandle = formatting[entry].handle
        let ancestor = stack[index - 1]
        let furthest = stack[block]
        var bookmark = entry
        var last = furthest.handle
        var node = block
        var inner = 0
        while true {
            inner += 1
            node -= 1
            let handle = stack[node].handle
            if handle == formattingHandle { break }
            var listed = formattingIndex(of: handle)
            if inner > 3, let found = listed {
                formatting.remove(at: found)
                if found < bookmark { bookmark -= 1 }
                listed = nil
            }
            guard let listed else {
                removeFromStack(at: node)
                continue
            }
            let made = create(formatting[listed], in: nil)
            formatting[listed].handle = made.handle
            replaceInStack(at: node, with: made)
            if last == furthest.handle { bookmark = listed + 1 }
            emit(.append, made.handle, last)
            last = made.handle
        }
        if ancestor.traits.contains(.fosters), fosterParenting,
            case .before(let table, let other) = fosterPlace()
        {
            emit(.foster, table, other, last)
        } else if ancestor.traits.contains(.fosters), fosterParenting,
            case .inside(let parent) = fosterPlace()
        {
            emit(.append, parent, last)
        } else {
            emit(.append, ancestor.parentWord, last)
        }
        guard let old = formattingIndex(of: formattingHandle) else { return }
        let made = create(formatting[old], in: nil)
        emit(.moveChildren, furthest.handle, made.handle)
        emit(.append, furthest.handle, made.handle)
        var renewed = formatting.remove(at: old)
        renewed.handle = made.handle
        formatting.insert(renewed, at: old < bookmark ? bookmark - 1 : bookmark)
        if let index = stackIndex(of: formattingHandle) { removeFromStack(at: index) }
        if let block = stackIndex(of: furthest.handle) {
            insertIntoStack(made, at: block + 1)
        }
    }

    /// "Any other end tag" in body.
    func closeAnyOther(_ name: Int32) {
        var index = stack.count - 1
        while index >= 0 {
            let node = stack[index]
            if node.namespace == .html, node.name == name {
                generateImpliedEndTags(except: name, at: index)
                pop(toCount: index)
                return
            }
            if node.traits.contains(.special) { return }
            index -= 1
        }
    }

    /// Implied end tags never go below the element that ends.
    private func generateImpliedEndTags(except name: Int32, at index: Int) {
        while stack.count > index + 1, stack.last.traits.contains(.impliedEnd),
            stack.last.name != name
        {
            pop()
        }
    }
}
