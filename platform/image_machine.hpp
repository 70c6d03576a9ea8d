// SPDX-License-Identifier: Apache-2.0
// A machine with an image in it, for a user's own sc_main: what `hypscope run IMAGE` makes, with
// room for the user's own modules. Add them, call sc_core::sc_start(), return finish().
#pragma once
#include <memory>
#include <string>

#include "platform/machine.hpp"
#include "platform/run_options.hpp"

namespace hypscope::platform {

class ImageMachine {
  public:
    /// Reads the image and makes the machine; the console is standard output. Throws SimError when
    /// the image or an option is wrong.
    explicit ImageMachine(const std::string& image, const MachineOptions& options = {});
    ~ImageMachine();
    ImageMachine(const ImageMachine&) = delete;
    ImageMachine& operator=(const ImageMachine&) = delete;

    Machine* operator->() { return machine_.get(); }
    Machine& operator*() { return *machine_; }

    /// After sc_start(): says on standard error how the run ended, and gives the exit status.
    [[nodiscard]] int finish();

  private:
    std::unique_ptr<ConsoleSink> console_;
    std::unique_ptr<Machine> machine_;
};

}  // namespace hypscope::platform
