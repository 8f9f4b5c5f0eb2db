# `make install` builds armonica_program and armonica_shared first; see the Makefile.
include(CMakePackageConfigHelpers)

install(TARGETS armonica_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS armonica_shared EXPORT armonica LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/armonica DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp")
install(FILES ${PROJECT_BINARY_DIR}/generated/armonica/version.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/armonica)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/armonica)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT armonica NAMESPACE armonica:: FILE armonicaTargets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/armonica)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/armonicaConfig.cmake.in armonicaConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/armonica)
write_basic_package_version_file(armonicaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/armonicaConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/armonicaConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/armonica)
