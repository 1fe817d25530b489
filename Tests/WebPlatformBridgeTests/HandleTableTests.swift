import Testing

@testable import WebPlatformBridge

@Suite struct HandleTableTests {
    @Test func `numbers begin at 1, grow, and are never used again`() {
        var table = HandleTable<String>()
        let first = table.add("a")
        let second = table.add("b")
        #expect((first.number, second.number) == (1, 2))
        #expect(table.remove(second) == "b")
        #expect(table.add("c").number == 3)
        #expect(table.handles.map(\.number) == [1, 3])
    }

    @Test func `what was removed, or never kept, is not there`() {
        var table = HandleTable<String>()
        let handle = table.next()
        #expect(table[handle] == nil)
        table[handle] = "a"
        #expect(table[handle] == "a")
        table[handle] = nil
        #expect(table[handle] == nil)
        #expect(table.remove(handle) == nil)
        for number in [.min, -1, 0, 7, Int.max] {
            #expect(table[Handle(number: number)] == nil)
            #expect(table.remove(Handle(number: number)) == nil)
        }
        #expect(table.count == 0)
    }

    @Test func `something is changed where it is kept`() {
        var table = HandleTable<[Int]>()
        let handle = table.add([])
        #expect(table.change(handle) { $0.append(5) } != nil)
        #expect(table[handle] == [5])
        #expect(table.change(Handle(number: 2)) { $0.append(5) } == nil)
    }

    /// One that stays while many thousand come and go is moved to the old ones.
    @Test func `old and young ones are found, in order`() {
        var table = HandleTable<Int>()
        var model: [Int: Int] = [:]
        for round in 0..<40_000 {
            let handle = table.add(round)
            model[handle.number] = round
            guard round % 1_000 != 0 else { continue }
            let other = Handle<Int>(number: max(1, handle.number - round % 7))
            #expect(table.remove(other) == model.removeValue(forKey: other.number))
        }
        #expect(table.count == model.count)
        #expect(table.handles.map(\.number) == model.keys.sorted())
        for (number, value) in model { #expect(table[Handle(number: number)] == value) }
        for handle in table.handles {
            table.change(handle) { $0 += 1 }
            #expect(table[handle] == (model[handle.number] ?? 0) + 1)
            _ = table.remove(handle)
        }
        #expect(table.count == 0)
    }
}
