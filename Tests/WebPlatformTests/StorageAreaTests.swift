import Testing
import WebPlatform

/// The items of a storage (HTML, section 12.2.1), against a plain list.
@Suite struct StorageAreaTests {
    @Test func `an area behaves as a list of pairs would`() {
        var random = PageRandom(seed: 7).bytes(30_000).makeIterator()
        var area = StorageArea()
        var list: [StorageArea.Item] = []
        while let choice = random.next(), let letter = random.next(), let length = random.next() {
            let key = [UInt16(letter % 32)]
            let place = list.firstIndex { $0.key == key }
            if choice % 3 == 0 {
                area.remove(key)
                if let place { list.remove(at: place) }
            } else {
                let value = [UInt16](repeating: 1, count: Int(length))
                let isSet = area.set(key, to: value)
                #expect(isSet)
                if let place {
                    list[place].value = value
                } else {
                    list.append(.init(key: key, value: value))
                }
            }
            #expect(area.items == list && area.count == list.count)
            #expect(area.size == list.reduce(0) { $0 + $1.key.count + $1.value.count })
            if choice == 9 {
                let keys = (0...list.count).map { area.key(at: $0) }
                #expect(keys == list.map(\.key) + [nil])
            }
        }
    }

    @Test func `beyond the quota nothing changes`() {
        var area = StorageArea()
        let most = [UInt16](repeating: 1, count: StorageArea.quota - 1)
        let results = [
            area.set([1], to: most), area.set([2], to: []), area.set([1], to: most + [1]),
        ]
        #expect(results == [true, false, false])
        #expect(area.count == 1 && area.size == StorageArea.quota)
        let shorter = [area.set([1], to: []), area.set([2], to: [])]
        #expect(shorter == [true, true])
    }
}
