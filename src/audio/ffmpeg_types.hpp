#pragma once

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

namespace armonica::audio {

/// Frees FFmpeg's objects, each in its own way, so that std::unique_ptr can own them.
struct FfmpegDeleter {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(SwrContext* context) const { swr_free(&context); }
    void operator()(AVIOContext* context) const {
        // FFmpeg may have replaced the buffer that the context was given, so only the context knows what to free.
        av_freep(&context->buffer);
        avio_context_free(&context);
    }
};

template <class T>
using FfmpegPointer = std::unique_ptr<T, FfmpegDeleter>;

/// Takes ownership of what an FFmpeg allocator returned; throws std::bad_alloc where that is null.
template <class T>
FfmpegPointer<T> owned(T* allocated) {
    if (!allocated) throw std::bad_alloc();
    return FfmpegPointer<T>(allocated);
}

}  // namespace armonica::audio
