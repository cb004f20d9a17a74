int a;
// [