#include "report/html/script_hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "report/html/base64.hpp"

namespace asyncdemo {

std::string script_source(std::string_view script) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(script.data(), script.size(), digest.data(), &size, EVP_sha256(), nullptr) !=
        1) {
        throw std::runtime_error("SHA-256 could not be computed");
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the same bytes as characters
    const std::string_view bytes(reinterpret_cast<const char*>(digest.data()), size);
    return "'sha256-" + base64(bytes) + "'";
}

}  // namespace asyncdemo
