import Testing

/// HTML, section 4.8.11: media elements as a browser has them that knows no codec.
@Suite struct MediaElementTests {
    @Test
    func `4_8_11_5: a source that nothing can play ends in an error, in the standard's order`() {
        let lines = page(
            """
            const v = document.createElement('video');
            for (const type of ['loadstart', 'abort', 'emptied', 'error', 'play', 'waiting', 'pause', 'timeupdate']) v.addEventListener(type, () => console.log(type, v.networkState));
            console.log(v.networkState, v.error, v.currentSrc, v.paused, v.canPlayType('video/mp4') === '');
            v.src = 'a.mp4';
            console.log(v.networkState, v.currentSrc);
            v.play().catch((e) => console.log(e.name, v.paused));
            setTimeout(() => {
                console.log(v.error instanceof MediaError, v.error.code, v.currentSrc.endsWith('/a.mp4'), v.readyState);
                v.load();
                console.log(v.error, v.paused, v.networkState);
                v.play().catch((e) => console.log(e.name));
                v.pause();
            }, 5);
            """)
        #expect(
            lines == [
                "0 null  true true", "3 ", "play 2", "waiting 2", "loadstart 2", "error 3",
                "NotSupportedError false", "true 4 true 0", "null true 3", "emptied 2", "play 2",
                "waiting 2", "timeupdate 2", "pause 2", "AbortError", "loadstart 2", "error 3",
            ], "\(lines)")
    }

    @Test func `4_8_11_5: sources are tried one after the other, wherever others come or go`() {
        let lines = page(
            """
            const v = document.createElement('video');
            const source = (name) => { const s = document.createElement('source'); s.src = name; s.onerror = () => console.log('error', name, v.networkState); return s; };
            v.onloadstart = () => console.log('loadstart', v.currentSrc.split('/').pop());
            v.onerror = () => console.log('never');
            v.append(source('a'), source('b'));
            console.log(v.networkState);
            setTimeout(() => {
                console.log(v.networkState, v.error);
                v.prepend(source('before')); v.append(source('c'));
                console.log(v.networkState);
                setTimeout(() => console.log(v.networkState), 5);
            }, 5);
            """)
        #expect(
            lines == [
                "3", "loadstart b", "error a 3", "error b 3", "3 null", "3", "error c 3", "3",
            ], "\(lines)")
    }

    @Test func `4_8_11_13: the volume, the rate and whether it is muted are told as they change`() {
        let lines = page(
            """
            const a = new Audio();
            a.onvolumechange = () => console.log('volume', a.volume, a.muted);
            a.onratechange = () => console.log('rate', a.playbackRate);
            a.volume = 0.5; a.volume = 0.5; a.muted = true; a.playbackRate = 2;
            try { a.volume = 2; } catch (e) { console.log(e.name); }
            const b = document.createElement('video'); b.setAttribute('muted', ''); console.log(b.muted, b.defaultMuted);
            document.body.innerHTML = '<video muted></video>'; console.log(document.querySelector('video').muted);
            console.log(a.buffered instanceof TimeRanges, a.played.length);
            try { a.srcObject = {}; } catch (e) { console.log(e.name); }
            """)
        #expect(
            lines == [
                "IndexSizeError", "false true", "true", "true 0", "TypeError",
                "volume 0.5 true", "volume 0.5 true", "rate 2",
            ], "\(lines)")
    }
}
