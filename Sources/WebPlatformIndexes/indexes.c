// Puts the tables beside this file into the program: no file is opened at run time, and the
// operating system pages a table in when a script first decodes or encodes with it.
#include "WebPlatformIndexes.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char single_byte[] = {
#embed "single-byte.bin"
};
static const unsigned char gb18030[] = {
#embed "gb18030.bin"
};
static const unsigned char big5[] = {
#embed "big5.bin"
};
static const unsigned char big5_plane2[] = {
#embed "big5-plane2.bin"
};
static const unsigned char euc_kr[] = {
#embed "euc-kr.bin"
};
static const unsigned char jis0208[] = {
#embed "jis0208.bin"
};
static const unsigned char jis0212[] = {
#embed "jis0212.bin"
};

#define TABLE(id) (WebPlatformIndex){id, sizeof id}

WebPlatformIndex web_platform_index(WebPlatformIndexName name) {
    switch (name) {
    case web_platform_index_single_byte: return TABLE(single_byte);
    case web_platform_index_gb18030: return TABLE(gb18030);
    case web_platform_index_big5: return TABLE(big5);
    case web_platform_index_big5_plane2: return TABLE(big5_plane2);
    case web_platform_index_euc_kr: return TABLE(euc_kr);
    case web_platform_index_jis0208: return TABLE(jis0208);
    case web_platform_index_jis0212: return TABLE(jis0212);
    }
    return (WebPlatformIndex){0, 0};
}
