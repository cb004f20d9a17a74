#include "asyncdemo/program.hpp"

int main(int argc, char** argv) {
    return asyncdemo::run_program({asyncdemo::all_lessons, asyncdemo::typed_lesson}, argc, argv);
}
