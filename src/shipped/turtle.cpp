#include "shipped/turtle.hpp"

#include <serd/serd.h>

#include <cstdarg>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include <armonica/error.hpp>

namespace armonica {
namespace {

/// The first thing that was wrong. Callbacks of the C library must not throw, so they leave it here.
struct Complaint {
    std::optional<std::size_t> line;
    std::string problem;
};

/// Hands out a text byte by byte, so that the line that the reader has come to is known at every statement.
struct ByteSource {
    /// The reader calls itself for every bracket; deeper than this only an attack goes.
    static constexpr int deepest_nesting = 200;

    std::string text;
    std::size_t position = 0;
    std::size_t line = 1;
    int nesting = 0;

    bool too_deep() const { return nesting > deepest_nesting; }

    bool next(char& byte) {
        // The line counts up after its end was taken back: the reader looks one byte ahead.
        if (position > 0 && position <= text.size() && text[position - 1] == '\n') ++line;
        if (position >= text.size() || too_deep()) return false;
        byte = text[position++];
        // Brackets within texts are counted too: they are few, and the count begins anew with every description.
        if (byte == '[' || byte == '(') ++nesting;
        if (byte == ']' || byte == ')') --nesting;
        return true;
    }
};

std::size_t read_byte(void* buffer, std::size_t, std::size_t, void* stream) {
    return static_cast<ByteSource*>(stream)->next(*static_cast<char*>(buffer)) ? 1 : 0;
}

int never_fails(void*) { return 0; }

struct FreeEnvironment {
    void operator()(SerdEnv* environment) const { serd_env_free(environment); }
};
struct FreeReader {
    void operator()(SerdReader* reader) const { serd_reader_free(reader); }
};

std::string text_of(const SerdNode& node) { return {reinterpret_cast<const char*>(node.buf), node.n_bytes}; }

/// What the reader calls while it works through one file.
class StatementCollector {
public:
    explicit StatementCollector(const ByteSource& source) : source_(source), environment_(serd_env_new(nullptr)) {}

    static SerdStatus base(void* self, const SerdNode* uri) {
        return serd_env_set_base_uri(static_cast<StatementCollector*>(self)->environment_.get(), uri);
    }

    static SerdStatus prefix(void* self, const SerdNode* name, const SerdNode* uri) {
        return serd_env_set_prefix(static_cast<StatementCollector*>(self)->environment_.get(), name, uri);
    }

    static SerdStatus statement(void* self, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                const SerdNode* predicate, const SerdNode* object, const SerdNode*, const SerdNode*) {
        return static_cast<StatementCollector*>(self)->add(*subject, *predicate, *object);
    }

    static SerdStatus error(void* self, const SerdError* error) {
        char text[512];
        va_list arguments;
        va_copy(arguments, *error->args);
        std::vsnprintf(text, sizeof text, error->fmt, arguments);
        va_end(arguments);
        std::string problem = text;
        while (!problem.empty() && problem.back() == '\n') problem.pop_back();
        static_cast<StatementCollector*>(self)->complain(error->line, "this is not Turtle: " + problem);
        return SERD_SUCCESS;
    }

    void complain(std::size_t line, std::string problem) {
        if (!complaint) complaint = {line > 0 ? std::optional<std::size_t>(line) : std::nullopt, std::move(problem)};
    }

    std::vector<TurtleStatement> statements;
    std::optional<Complaint> complaint;

private:
    SerdStatus add(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object) {
        TurtleStatement statement;
        statement.line = source_.line;
        statement.is_text = object.type == SERD_LITERAL;
        if (!expand(subject, statement.subject) || !expand(predicate, statement.predicate) ||
            !expand(object, statement.object))
            return SERD_ERR_BAD_CURIE;
        statements.push_back(std::move(statement));
        return SERD_SUCCESS;
    }

    bool expand(const SerdNode& node, std::string& full) {
        if (node.type == SERD_LITERAL || node.type == SERD_BLANK) {
            full = (node.type == SERD_BLANK ? "_:" : "") + text_of(node);
            return true;
        }
        if (node.type == SERD_URI && serd_uri_string_has_scheme(node.buf)) {
            full = text_of(node);
            return true;
        }
        if (node.type == SERD_CURIE) return expand_prefix(node, full);
        SerdNode expanded = serd_env_expand_node(environment_.get(), &node);
        if (expanded.buf == nullptr) {
            complain(source_.line, "`" + text_of(node) + "` is not an address");
            return false;
        }
        full = text_of(expanded);
        serd_node_free(&expanded);
        return true;
    }

    /// Nearly all addresses are written with a prefix; put together without the library's reading of addresses.
    bool expand_prefix(const SerdNode& node, std::string& full) {
        SerdChunk prefix{};
        SerdChunk rest{};
        if (serd_env_expand(environment_.get(), &node, &prefix, &rest) != SERD_SUCCESS) {
            complain(source_.line, "the prefix of `" + text_of(node) + "` is not declared; write @prefix … at the top");
            return false;
        }
        full.reserve(prefix.len + rest.len);
        full.append(reinterpret_cast<const char*>(prefix.buf), prefix.len);
        full.append(reinterpret_cast<const char*>(rest.buf), rest.len);
        return true;
    }

    const ByteSource& source_;
    std::unique_ptr<SerdEnv, FreeEnvironment> environment_;
};

std::string text_of(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        throw InputError(file, std::nullopt, "there is no such ontology file");
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw InputError(file, std::nullopt, "the file cannot be opened for reading");
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (text.find('\0') != std::string::npos)
        throw InputError(file, std::nullopt, "this is not a text file: an ontology in Turtle is needed");
    return text;
}

}  // namespace

std::vector<TurtleStatement> read_turtle(const std::filesystem::path& file) {
    ByteSource source{text_of(file)};
    StatementCollector collector(source);
    const std::unique_ptr<SerdReader, FreeReader> reader(
        serd_reader_new(SERD_TURTLE, &collector, nullptr, StatementCollector::base, StatementCollector::prefix,
                        StatementCollector::statement, nullptr));
    serd_reader_set_strict(reader.get(), true);
    serd_reader_set_error_sink(reader.get(), StatementCollector::error, &collector);
    serd_reader_start_source_stream(reader.get(), read_byte, never_fails, &source,
                                    reinterpret_cast<const std::uint8_t*>(file.c_str()), 1);
    SerdStatus status = SERD_SUCCESS;
    while (status == SERD_SUCCESS && !collector.complaint) {
        source.nesting = 0;
        status = serd_reader_read_chunk(reader.get());
        if (source.too_deep())
            throw InputError(file, source.line, "brackets are nested too deeply here; no ontology needs that");
    }
    serd_reader_end_stream(reader.get());
    // SERD_FAILURE says that the end was reached.
    if (status != SERD_SUCCESS && status != SERD_FAILURE)
        collector.complain(source.line,
                           "this is not Turtle: " + std::string(reinterpret_cast<const char*>(serd_strerror(status))));
    if (collector.complaint) throw InputError(file, collector.complaint->line, collector.complaint->problem);
    return std::move(collector.statements);
}

}  // namespace armonica
