module

prelude

public import Mini

public section

theorem uses_ground : Truth := grounded

theorem uses_plain : Truth := plain
