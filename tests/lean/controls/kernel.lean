module

public section

namespace Control

set_option debug.skipKernelTC true in -- lint: skip-kernel
theorem double_eq : 1 + 1 = 2 := rfl

set_option backward.isDefEq.lazyWhnfCore false in -- lint: set-option
theorem add_comm : 1 + 1 = 2 := rfl

end Control
