#include <x>
// [one, two]
int f() { return 0x1f + 1'000; }  // a comment
// [end]
// [two]
auto s = R"(raw "text")" "\"q" + 'c'; /* more
 */ co_await g<int>(a && b);
// [end]
