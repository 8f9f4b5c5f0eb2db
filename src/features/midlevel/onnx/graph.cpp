#include "features/midlevel/onnx/graph.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "features/midlevel/onnx/protobuf_fields.hpp"

namespace armonica::features::midlevel {
namespace {

constexpr std::size_t most_dims = 8;
constexpr std::size_t most_integers = 64;
constexpr std::size_t most_names = 64;    // inputs or outputs of a node or the graph; attributes of a node
constexpr std::size_t most_nodes = 4096;  // also: constants, notes on values
constexpr std::size_t most_elements = 1 << 24;
constexpr std::size_t longest_name = 1000;

enum Type : std::int64_t { float32 = 1, int64 = 7, float64 = 11 };

[[noreturn]] void fail(const std::string& problem) { throw std::runtime_error(problem); }

[[noreturn]] void unknown(const char* where, std::uint32_t field) {
    fail("it is damaged, no ONNX file at all, or uses a part of ONNX that Armonica does without (field " +
         std::to_string(field) + " of " + where + ")");
}

/// Keeps lists from growing to what only a file made to do harm would have.
void limit(std::size_t size, std::size_t most, const char* what) {
    if (size > most) fail("it has more than " + std::to_string(most) + " " + what + ", which no such network has");
}

std::string_view name_of(const ProtobufFields& fields) {
    const std::string_view name = fields.bytes();
    limit(name.size(), longest_name, "characters in a name");
    if (name.find('\0') != std::string_view::npos) fail("it is damaged: a name in it has a zero byte");
    return name;
}

/// A message that must not come twice in the one around it: readers differ in what they make of that.
class Once {
public:
    void see(const char* what) {
        if (seen_) fail(std::string("it is damaged: it has two of ") + what);
        seen_ = true;
    }
    bool seen() const { return seen_; }

private:
    bool seen_ = false;
};

std::size_t product(const std::vector<std::int64_t>& dims) {
    std::size_t elements = 1;
    for (const std::int64_t dim : dims) {
        if (dim < 1 || static_cast<std::size_t>(dim) > most_elements / elements)
            fail("a tensor in it is empty or larger than any such network needs");
        elements *= static_cast<std::size_t>(dim);
    }
    return elements;
}

std::size_t bytes_of_each(std::int64_t type) {
    switch (type) {
        case float32:
            return 4;
        case int64:
        case float64:
            return 8;
        default:
            fail("a tensor in it has elements of a type that OpenCV cannot use here; export it in float32");
    }
}

std::vector<std::int64_t> integers_in(std::string_view raw) {
    std::vector<std::int64_t> result(raw.size() / 8);
    std::memcpy(result.data(), raw.data(), raw.size());
    return result;
}

OnnxTensor tensor(std::string_view bytes) {
    OnnxTensor result;
    std::string_view raw;
    std::size_t in_list = 0;
    std::int64_t list_type = 0;
    Once raw_data;
    for (ProtobufFields fields(bytes); fields.next();) {
        const auto count = [&](std::int64_t type, std::size_t size) {
            in_list += fields.count_numbers(size);
            if (list_type != 0 && list_type != type) fail("it is damaged: a tensor in it has elements of two types");
            list_type = type;
        };
        switch (fields.field()) {
            case 1:
                fields.append_integers(result.dims);
                limit(result.dims.size(), most_dims, "dimensions of a tensor");
                break;
            case 2:
                result.type = fields.integer();
                break;
            case 4:
                count(float32, 4);
                break;
            case 7:
                fields.append_integers(result.integers);
                limit(result.integers.size(), most_integers, "integers in a list");
                list_type = int64;
                break;
            case 8:
                result.name = name_of(fields);
                break;
            case 9:
                raw_data.see("the data of a tensor");
                raw = fields.bytes();
                break;
            case 10:
                count(float64, 8);
                break;
            case 12:
                fields.bytes();
                break;
            case 13:
            case 14:
                fail("it keeps its weights in another file; export it as one file");
            default:
                unknown("a tensor", fields.field());
        }
    }
    result.elements = product(result.dims);
    const std::size_t size = bytes_of_each(result.type);
    in_list += result.integers.size();
    if (raw_data.seen() ? raw.size() != result.elements * size || list_type != 0
                        : in_list != result.elements || list_type != result.type)
        fail("it is damaged: a tensor in it has more or fewer elements than it says");
    if (raw_data.seen() && result.type == int64 && result.elements <= most_integers) result.integers = integers_in(raw);
    return result;
}

OnnxAttribute attribute(std::string_view bytes) {
    OnnxAttribute result;
    for (ProtobufFields fields(bytes); fields.next();) {
        switch (fields.field()) {
            case 1:
                result.name = name_of(fields);
                break;
            case 2:
                result.number = fields.number();
                break;
            case 3:
                result.integer = fields.integer();
                break;
            case 4:
                result.text = name_of(fields);
                break;
            case 5:
                if (result.tensor) fail("it is damaged: an attribute in it has two tensors");
                result.tensor = tensor(fields.bytes());
                break;
            case 6:
                fail("it has a branch or a loop, which OpenCV cannot compute");
            case 8:
                fields.append_integers(result.integers);
                limit(result.integers.size(), most_integers, "integers in a list");
                break;
            case 13:
                fields.bytes();
                break;
            case 20:
                result.type = fields.integer();
                break;
            default:
                unknown("an attribute", fields.field());
        }
    }
    return result;
}

OnnxNode node(std::string_view bytes) {
    OnnxNode result;
    for (ProtobufFields fields(bytes); fields.next();) {
        switch (fields.field()) {
            case 1:
                result.inputs.push_back(name_of(fields));
                break;
            case 2:
                result.outputs.push_back(name_of(fields));
                break;
            case 3:
                result.name = name_of(fields);
                break;
            case 4:
                result.operation = name_of(fields);
                break;
            case 5:
                result.attributes.push_back(attribute(fields.bytes()));
                break;
            case 6:
                fields.bytes();
                break;
            case 7:
                result.domain = name_of(fields);
                break;
            default:
                unknown("a node", fields.field());
        }
        limit(result.inputs.size() + result.outputs.size() + result.attributes.size(), most_names,
              "inputs, outputs and attributes of one node");
    }
    return result;
}

std::int64_t dimension(std::string_view bytes) {
    std::int64_t size = -1;
    for (ProtobufFields fields(bytes); fields.next();) {
        if (fields.field() == 1)
            size = fields.integer();
        else if (fields.field() != 2 && fields.field() != 3)
            unknown("a dimension", fields.field());
    }
    return size;
}

std::vector<std::int64_t> shape(std::string_view bytes) {
    std::vector<std::int64_t> dims;
    for (ProtobufFields fields(bytes); fields.next();) {
        if (fields.field() != 1) unknown("a shape", fields.field());
        dims.push_back(dimension(fields.bytes()));
        limit(dims.size(), most_dims, "dimensions of a tensor");
    }
    return dims;
}

void read_tensor_type(std::string_view bytes, OnnxValue& value) {
    Once shapes;
    for (ProtobufFields fields(bytes); fields.next();) {
        if (fields.field() == 1) {
            value.type = fields.integer();
        } else if (fields.field() == 2) {
            shapes.see("the shape of a value");
            value.shaped = true;
            value.dims = shape(fields.bytes());
        } else {
            unknown("the type of a value", fields.field());
        }
    }
}

void read_type(std::string_view bytes, OnnxValue& value) {
    Once types;
    for (ProtobufFields fields(bytes); fields.next();) {
        if (fields.field() == 1) {
            types.see("the type of a value");
            read_tensor_type(fields.bytes(), value);
        } else if (fields.field() == 6) {
            fields.bytes();
        } else {
            unknown("the type of a value", fields.field());
        }
    }
}

OnnxValue value(std::string_view bytes) {
    OnnxValue result;
    Once types;
    for (ProtobufFields fields(bytes); fields.next();) {
        switch (fields.field()) {
            case 1:
                result.name = name_of(fields);
                break;
            case 2:
                types.see("the type of a value");
                read_type(fields.bytes(), result);
                break;
            case 3:
                fields.bytes();
                break;
            default:
                unknown("a value", fields.field());
        }
    }
    if (!result.shaped)
        fail("it does not say the shape of `" + std::string(result.name) +
             "`; export it with PyTorch's exporter, or run "
             "onnx.shape_inference.infer_shapes on it");
    return result;
}

void read_graph(std::string_view bytes, OnnxGraph& graph) {
    std::size_t notes = 0;
    for (ProtobufFields fields(bytes); fields.next();) {
        switch (fields.field()) {
            case 1:
                graph.nodes.push_back(node(fields.bytes()));
                break;
            case 2:
                name_of(fields);
                break;
            case 5:
                graph.constants.push_back(tensor(fields.bytes()));
                break;
            case 10:
                fields.bytes();
                break;
            case 11:
                graph.inputs.push_back(value(fields.bytes()));
                break;
            case 12:
                graph.outputs.push_back(value(fields.bytes()));
                break;
            case 13:
                value(fields.bytes());
                ++notes;
                break;
            default:
                unknown("the graph", fields.field());
        }
        limit(std::max({graph.nodes.size(), graph.constants.size(), graph.inputs.size(), notes}), most_nodes,
              "nodes or weights");
        limit(graph.outputs.size(), most_names, "outputs");
    }
}

void read_operator_set(std::string_view bytes, OnnxGraph& graph) {
    std::string_view domain;
    std::int64_t version = 0;
    for (ProtobufFields fields(bytes); fields.next();) {
        if (fields.field() == 1)
            domain = name_of(fields);
        else if (fields.field() == 2)
            version = fields.integer();
        else
            unknown("an operator set", fields.field());
    }
    if (!domain.empty() && domain != "ai.onnx")
        fail("it uses operators of \"" + std::string(domain) + "\", which are not of ONNX itself");
    if (graph.operator_set != 0) fail("it is damaged: it names two versions of ONNX's operators");
    graph.operator_set = version;
}

}  // namespace

const OnnxAttribute* OnnxNode::attribute(std::string_view wanted) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const OnnxAttribute& each) { return each.name == wanted; });
    return found == attributes.end() ? nullptr : &*found;
}

const std::vector<std::int64_t>& OnnxNode::integers(std::string_view wanted) const {
    static const std::vector<std::int64_t> none;
    const OnnxAttribute* found = attribute(wanted);
    return found == nullptr ? none : found->integers;
}

std::int64_t OnnxNode::integer(std::string_view wanted, std::int64_t otherwise) const {
    const OnnxAttribute* found = attribute(wanted);
    return found == nullptr ? otherwise : found->integer;
}

OnnxGraph parse_onnx(std::string_view bytes) {
    OnnxGraph result;
    Once graph;
    std::size_t notes = 0;
    for (ProtobufFields fields(bytes); fields.next();) {
        switch (fields.field()) {
            case 1:
            case 5:
                fields.integer();
                break;
            case 2:
            case 3:
            case 4:
            case 6:
                fields.bytes();
                break;
            case 7:
                graph.see("the graph");
                read_graph(fields.bytes(), result);
                break;
            case 8:
                read_operator_set(fields.bytes(), result);
                break;
            case 14:
                fields.bytes();
                limit(++notes, most_names, "notes on the model");
                break;
            default:
                unknown("the model", fields.field());
        }
    }
    if (!graph.seen() || result.operator_set == 0) fail("it is damaged, cut short, or no ONNX file at all");
    return result;
}

}  // namespace armonica::features::midlevel
